// The shape of a signal about an instrument: it judges prints and bars, not a customer's request.
import type { TapeRecord } from '../../state/tape.ts';
import type { Finding } from '../signal.ts';

export interface MarketSignal {
  /** Also the code of the reason it gives. */
  readonly id: string;
  readonly version: number;
  readonly family: 'instrument';
  /** What the value counts. */
  readonly unit: string;
  readonly valueMin: number;
  readonly valueMax: number;
  /** Which fraud it sees, and which honest behaviour looks alike; for the reference page. */
  readonly sees: string;
  readonly looksAlike: string;
  /** The value alone, 0 where there is none: cheap enough for every print. */
  measure(tape: TapeRecord, timeMs: number): number;
  evaluate(tape: TapeRecord, timeMs: number): Finding | undefined;
}

/** Windows an instrument must have traded in before "usual" means anything. */
export const warmUpWindowsMin = 60;
/** Bars before their scales mean anything. */
export const warmUpBarsMin = 20;
