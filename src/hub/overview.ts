// The hub's own view: which instruments are attacked at how many firms at once.
import { timeOf } from '../core/lib/time.ts';
import type { Hub } from './state.ts';
import { liveWords } from './take-alert.ts';

export interface AttackedInstrument {
  readonly instrument: string;
  readonly firms: number;
  readonly opened: string;
  readonly isReleased: boolean;
}

/** Those that firms speak of now, most firms first. */
export function overviewOf({ attacks }: Hub, nowMs: number): AttackedInstrument[] {
  return [...attacks.values()]
    .map((known) => ({ known, firms: liveWords(known, nowMs).length }))
    .filter(({ firms }) => firms > 0)
    .sort((left, right) => right.firms - left.firms || left.known.openedMs - right.known.openedMs)
    .map(({ known: { instrument, openedMs, isReleased }, firms }) => {
      return { instrument, firms, opened: timeOf(openedMs), isReleased };
    });
}
