// What folding an event brought about that cases and the projection must hear of.
import type { Pending } from './pending.ts';
import type { Session } from './session.ts';

export type Outcome = 'passed' | 'failed' | 'timed-out' | 'released' | 'lapsed' | 'cancelled';

export type Happening =
  | { readonly kind: 'outcome'; readonly pending: Pending; readonly outcome: Outcome }
  | { readonly kind: 'alert-due'; readonly pending: Pending }
  /** A restriction or a proposal is over. */
  | { readonly kind: 'over'; readonly pending: Pending }
  /** Another shard tells of purchases; of each instrument the riskiest buyer's firm, empty for none. */
  | { readonly kind: 'bought'; readonly instrument: string; readonly firm: string }
  /** Cases at another shard came by this means, by its name among the means. */
  | { readonly kind: 'family'; readonly means: string }
  | { readonly kind: 'confirmed'; readonly session?: Session }
  | { readonly kind: 'cleared'; readonly session?: Session }
  | {
      readonly kind: 'executed';
      readonly session: Session;
      readonly order: string;
      readonly side: 'buy' | 'sell';
      readonly valueJpy: number;
    };
