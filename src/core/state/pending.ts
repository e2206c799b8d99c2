// What waits for time to pass: a challenge for its answer, a held order for its release, an alert
// for quiet.
import type { StepUpMethod } from '../lib/methods.ts';

export interface Pending {
  readonly decision: string;
  readonly firm: string;
  readonly account: string;
  readonly session: string;
  /**
   * `alert`: closes when nothing feeds it any more. `restriction`: ends. `proposal`: nobody agreed.
   */
  readonly kind: 'step-up' | 'hold' | 'alert' | 'restriction' | 'proposal';
  readonly request: 'login' | 'account-change' | 'order' | 'withdrawal' | '';
  /** Instrument of an alert or restriction, else empty. */
  readonly instrument: string;
  /** Order id where the request is an order, else empty. */
  readonly order: string;
  readonly minimum: StepUpMethod | '';
  readonly contentHash: string;
  readonly valueJpy: number;
  readonly expiresMs: number;
}
