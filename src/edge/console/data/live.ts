// The stream of what is going on: one look a second for all who watch the same firm, to each his own line.
import type { EngineClient } from '../../../engine/client.ts';

/** One who watches. */
export interface Watcher {
  /** Writes text of the stream; false when he takes it too slowly and is to be let go. */
  send(text: string): boolean;
  end(): void;
  /** Whether his session still holds. */
  isAlive(): boolean;
  /** What he saw last, from before the connection broke; undefined for a new page. */
  readonly since: number | undefined;
}

export interface Live {
  /** False when too many watch already. */
  readonly hasRoom: boolean;
  watch(firm: string, watcher: Watcher): void;
  leave(firm: string, watcher: Watcher): void;
  close(): void;
}

export interface LiveParts {
  readonly engine: Pick<EngineClient, 'query'>;
  readonly report: (error: unknown) => void;
  readonly everyMs?: number;
  readonly beatMs?: number;
}

/** Open streams at most; one more is told to come again later. */
export const watchersMax = 200;
/** A connection is known to be lost after two of these. */
const beatMsUsual = 5_000;

interface Group {
  readonly watchers: Set<Watcher>;
  sequence: number;
  now: string;
  beatAtMs: number;
  timer: NodeJS.Timeout | undefined;
}

export function createLive(parts: LiveParts): Live {
  const { engine, report, everyMs = 1_000, beatMs = beatMsUsual } = parts;
  const groups = new Map<string, Group>();
  let watching = 0;
  let closed = false;

  async function look(firm: string, group: Group): Promise<void> {
    try {
      await tell(firm, group);
    } catch (error) {
      report(error);
    }
    if (closed || group.watchers.size === 0) groups.delete(firm);
    else group.timer = setTimeout(() => void look(firm, group), everyMs);
  }

  async function tell(firm: string, group: Group): Promise<void> {
    const answer = await engine.query(firm, { kind: 'console-now' });
    if (answer.status !== 200) return;
    const { sequence, time } = JSON.parse(answer.body) as { sequence: number; time: string };
    const before = group.sequence;
    group.now = `id: ${sequence}\nevent: now\ndata: ${answer.body}\n\n`;
    group.sequence = sequence;
    if (sequence !== before) {
      const changed = before < 0 ? '' : await changesSince(firm, before);
      each(firm, group, group.now + changed);
    }
    const nowMs = performance.now();
    if (nowMs - group.beatAtMs < beatMs) return;
    group.beatAtMs = nowMs;
    each(firm, group, `event: beat\ndata: ${JSON.stringify({ time })}\n\n`);
  }

  async function changesSince(firm: string, since: number): Promise<string> {
    const answer = await engine.query(firm, { kind: 'console-changes', since });
    if (answer.status !== 200 || answer.body === '{}') return '';
    return `event: change\ndata: ${answer.body}\n\n`;
  }

  function each(firm: string, group: Group, text: string): void {
    for (const watcher of group.watchers)
      if (!watcher.isAlive() || !watcher.send(text)) {
        leave(firm, watcher);
        watcher.end();
      }
  }

  function groupOf(firm: string): Group {
    const known = groups.get(firm);
    if (known) return known;
    const watchers = new Set<Watcher>();
    const group: Group = { watchers, sequence: -1, now: '', beatAtMs: 0, timer: undefined };
    groups.set(firm, group);
    setImmediate(() => void look(firm, group));
    return group;
  }

  function leave(firm: string, watcher: Watcher): void {
    if (groups.get(firm)?.watchers.delete(watcher)) watching -= 1;
  }

  return {
    get hasRoom() {
      return !closed && watching < watchersMax;
    },
    watch(firm, watcher) {
      const group = groupOf(firm);
      group.watchers.add(watcher);
      watching += 1;
      if (group.now) watcher.send(group.now);
      // What he missed while the connection was broken.
      if (watcher.since !== undefined)
        changesSince(firm, watcher.since).then((text) => text && watcher.send(text), report);
    },
    leave,
    close() {
      closed = true;
      for (const group of groups.values()) {
        clearTimeout(group.timer);
        for (const watcher of group.watchers) watcher.end();
        group.watchers.clear();
      }
      groups.clear();
    },
  };
}
