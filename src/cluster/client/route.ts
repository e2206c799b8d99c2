// Where a request goes: to the shard of its account, or to every shard, for what belongs to all.
import { accountOf, type Event } from '../../core/event/event.ts';
import { shardOf } from '../../core/lib/shard-of.ts';
import { inWorld } from '../../core/state/recall.ts';
import { splitBody } from '../../engine/split-body.ts';

/** Every shard. */
export const everywhere = -1;

/**
 * The shard of one event as it came, or `everywhere`. What cannot be read goes to the first shard,
 * whose engine says what is wrong with it.
 */
export function shardOfEvent(firm: string, value: unknown, shards: number): number {
  const event = typeof value === 'string' ? parsed(value) : value;
  if (typeof event !== 'object' || event === null) return 0;
  const { type, kind, value: about } = event as { type?: unknown; kind?: unknown; value?: unknown };
  if (typeof type !== 'string') return 0;
  if (type === 'intel' && kind === 'credential') return shardOfName(firm, event, about, shards);
  const account = accountOf(event as Event);
  if (account === undefined) return toEvery.has(type) ? everywhere : 0;
  return shardOfName(firm, event, account, shards);
}

/** What every shard must know: the market, what is known of places, and what is in force. */
const toEvery: ReadonlySet<string> = new Set([
  'instrument',
  'trade',
  'bar',
  'fx',
  'intel',
  'setting',
  'restriction',
]);

function shardOfName(firm: string, event: object, account: unknown, shards: number): number {
  if (typeof account !== 'string') return 0;
  const named = (event as { firm?: unknown }).firm;
  const own = firm === '*' ? '' : firm;
  return shardOf(inWorld(typeof named === 'string' ? named : own, account), shards);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What one shard is sent of a body of events. */
export interface Share {
  readonly shard: number;
  readonly body: string;
  /** Line in what was sent, of each line of `body`; absent where they are the same. */
  readonly lines?: readonly number[];
}

export interface Shares {
  readonly pieces: number;
  readonly shares: readonly Share[];
}

/** A share is sent in one message with others: a fraction of what a message may hold. */
const shareCharactersMax = 64 * 1024;

/** Undefined where the body is neither an array nor lines. In each shard the order stays. */
export function shareOut(firm: string, body: string, shards: number): Shares | undefined {
  const split = splitBody(body);
  if (!split) return undefined;
  const { pieces, lines } = split;
  const gathered = Array.from({ length: shards }, () => createGathering());
  for (const [place, piece] of pieces.entries()) {
    const text = typeof piece === 'string' ? piece.trimEnd() : JSON.stringify(piece);
    const line = lines?.[place] ?? place + 1;
    const shard = shardOfEvent(firm, piece, shards);
    if (shard !== everywhere) gathered[shard]!.add(text, line);
    else for (const each of gathered) each.add(text, line);
  }
  const shares = gathered.flatMap((each, shard) =>
    each.take().map(({ texts, at }): Share => ({ shard, body: texts.join('\n'), lines: at })),
  );
  return { pieces: pieces.length, shares };
}

interface Gathered {
  readonly texts: string[];
  readonly at: number[];
}

function createGathering() {
  const full: Gathered[] = [];
  let now: Gathered = { texts: [], at: [] };
  let characters = 0;
  return {
    add(text: string, line: number): void {
      if (characters + text.length > shareCharactersMax && now.texts.length > 0) {
        full.push(now);
        now = { texts: [], at: [] };
        characters = 0;
      }
      now.texts.push(text);
      now.at.push(line);
      characters += text.length + 1;
    },
    take: (): Gathered[] => (now.texts.length > 0 ? [...full, now] : full),
  };
}
