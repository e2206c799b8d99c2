// Folds files of events as fast as it can, without a journal: same input, same output, byte for byte.
import type { Alert, Case } from '../core/case/case.ts';
import type { Decision } from '../core/decision/decision.ts';
import { type Refusal, readEventText } from '../core/event/read.ts';
import { dayMs } from '../core/lib/decay.ts';
import { createFolder, type Folded, type Folder, type LookUp, originOf } from './folder.ts';
import { createSeenIds, type SeenIds } from './seen-ids.ts';
import type { GivenSettings } from './settings.ts';
import { createWorld, defaultLimits, type StoredWorld } from './world/world.ts';

/** A step into the future of more than this is a mistake of the sender, not a quiet market. */
const aheadMaxMs = 400 * dayMs;

export interface ReplayOutput {
  decision?(decision: Decision): void;
  alert?(alert: Alert): void;
  case?(line: Case): void;
  refused?(line: number, refusal: Refusal): void;
  folded?(folded: Folded): void;
}

export interface ReplayCounts {
  events: number;
  duplicates: number;
  refused: number;
}

export interface Replay {
  take(text: string): void;
  /** Lines are counted from 1 again. */
  beginFile(): void;
  readonly counts: ReplayCounts;
}

export interface ReplayStart {
  readonly stored: StoredWorld;
  readonly folder: Folder;
  readonly seen: SeenIds;
}

/** Nothing known yet, and this model and policy in force (the defaults where not given). */
export function emptyStart(given: GivenSettings = {}): ReplayStart {
  const stored = createWorld(defaultLimits);
  if (given.model || given.policy) {
    const inForce = stored.world.settings.change('');
    inForce.model = given.model && { ...given.model };
    inForce.policy = given.policy && { ...given.policy };
  }
  const folder = createFolder(stored.world, { sequence: 0, timeMs: 0 });
  return { stored, folder, seen: createSeenIds() };
}

export function createReplay(
  { folder, seen }: ReplayStart,
  lookUp: LookUp,
  output: ReplayOutput,
): Replay {
  const counts = { events: 0, duplicates: 0, refused: 0 };
  let line = 0;

  function refuse(refusal: Refusal): void {
    counts.refused += 1;
    output.refused?.(line, refusal);
  }

  function emit(folded: Folded): void {
    output.folded?.(folded);
    const { decision, effects } = folded.stepped;
    if (decision) output.decision?.(decision);
    for (const effect of effects) {
      if (effect.kind === 'alert') output.alert?.(effect.line);
      else if (effect.kind === 'case') output.case?.(effect.line);
    }
  }

  return {
    counts,
    beginFile() {
      line = 0;
    },
    take(text) {
      line += 1;
      if (!text.startsWith('{') && text.trim() === '') return;
      const read = readEventText(text);
      if (read.refusal) return refuse(read.refusal);
      const { event, timeMs } = read;
      if (folder.timeMs > 0 && timeMs > folder.timeMs + aheadMaxMs)
        return refuse({
          code: 'bad-time',
          field: 'time',
          expected: 'at most 400 days after the latest event before it',
        });
      const id = `${event.firm ?? ''}\u0000${event.id}`;
      if (seen.find(id) !== undefined) {
        counts.duplicates += 1;
        return;
      }
      counts.events += 1;
      folder.fold(event, timeMs, originOf(event, lookUp), emit);
      seen.add(id, folder.sequence);
    },
  };
}
