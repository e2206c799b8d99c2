// What one folded event changes for people: lines for the projection, the console and the files.
import type { Decision } from '../decision/decision.ts';
import type { Outcome } from '../state/happening.ts';
import type { Alert, Case } from './case.ts';

/** Counts of one firm in one minute of event time, written when the minute is over. */
export interface Tally {
  readonly firm: string;
  /** RFC 3339, start of the minute. */
  readonly minute: string;
  readonly logins: number;
  readonly orders: number;
  readonly challenged: number;
  readonly held: number;
  readonly blocked: number;
  /** Yen value of orders and withdrawals held or blocked. */
  readonly stoppedJpy: number;
}

export type Effect =
  | { readonly kind: 'decision'; readonly line: Decision }
  | {
      readonly kind: 'outcome';
      readonly line: {
        readonly decision: string;
        readonly time: string;
        readonly outcome: Outcome;
      };
    }
  | { readonly kind: 'alert'; readonly line: Alert }
  | { readonly kind: 'case'; readonly line: Case }
  | { readonly kind: 'tally'; readonly line: Tally };
