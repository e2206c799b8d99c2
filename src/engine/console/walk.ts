// Walks one account's events back through the journal, as far as a case page needs them.
import type { Decision } from '../../core/decision/decision.ts';
import type { Event } from '../../core/event/event.ts';
import type { Origin } from '../../core/event/origin.ts';
import { timeMsOf } from '../../core/lib/time.ts';
import type { Journal } from '../journal/journal.ts';
import { readRecord } from '../journal-record.ts';

export interface Walked {
  readonly sequence: number;
  readonly timeMs: number;
  readonly event: Event;
  readonly origin?: Origin;
  readonly decision?: Decision;
}

export interface Walk {
  /** Oldest first. */
  readonly events: readonly Walked[];
  /** Whether there is more before the first of them. */
  readonly cut: boolean;
}

export interface WalkLimits {
  /** Events after it are passed over. */
  readonly untilMs: number;
  /** The walk ends before it, once a snapshot of the holdings was met. */
  readonly sinceMs: number;
  /** Records read at most: some 50 µs each. */
  readonly stepsMax: number;
}

export async function walkBack(
  journal: Journal,
  lastSequence: number,
  { untilMs, sinceMs, stepsMax }: WalkLimits,
): Promise<Walk> {
  const events: Walked[] = [];
  let sequence = lastSequence;
  let isSnapshotMet = false;
  for (let step = 0; sequence > 0; step += 1) {
    if (step >= stepsMax) return { events: events.reverse(), cut: true };
    const payload = await journal.readOne(sequence);
    if (!payload) break;
    const { event, origin, decision, previous = 0 } = readRecord(payload);
    const timeMs = timeMsOf(event.time);
    if (timeMs < sinceMs && isSnapshotMet) return { events: events.reverse(), cut: true };
    if (timeMs <= untilMs) events.push({ sequence, timeMs, event, origin, decision });
    if (event.type === 'holdings' && timeMs < sinceMs) isSnapshotMet = true;
    sequence = previous;
  }
  return { events: events.reverse(), cut: false };
}
