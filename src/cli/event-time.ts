// The time that events made by a command bear: given, or that of the run.
import { timePattern } from '../core/event/common.ts';
import { UsageError } from './usage.ts';

/** Milliseconds since 1970. */
export function eventTimeOf(text: string | undefined): number {
  // The edge may look at the clock: what it read is in the events from then on.
  if (text === undefined) return Date.now();
  const timeMs = timePattern.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(timeMs)) throw new UsageError(`--time is RFC 3339 in UTC, not '${text}'`);
  return timeMs;
}
