// What one folded event changes for people: lines for the projection, the console and the files.
import type { Decision, Reason } from '../decision/decision.ts';
import type { ActionName } from '../event/console.ts';
import type { Contribution, Summary } from '../event/shard.ts';
import type { Bond, Means } from '../state/campaign.ts';
import type { Outcome } from '../state/happening.ts';
import type { Alert, Case, CaseState } from './case.ts';

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

/** A case as the queue shows it; written whole each time something in it changes. */
export interface Triage {
  readonly case: string;
  readonly firm: string;
  readonly account: string;
  readonly state: CaseState;
  readonly opened: string;
  readonly updated: string;
  readonly risk: number;
  readonly why: readonly Reason[];
  /** Yen that can still be lost: what orders the queue, see `triage.ts`. */
  readonly avoidableJpy: number;
  readonly heldOrders: number;
  readonly heldJpy: number;
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  /** When the first request of the case was held or refused. */
  readonly firstStop?: string;
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
  readonly campaign: string;
  readonly owner: string;
  readonly version: number;
  readonly means: readonly Means[];
}

export interface CampaignChange {
  readonly campaign: string;
  readonly firm: string;
  readonly time: string;
  readonly opened: string;
  readonly cases: number;
  /** What its cases share, and how many came by each. */
  readonly bonds: readonly Bond[];
  /** The campaign that took over its cases. */
  readonly mergedInto?: string;
  /** What joined the latest case or campaign to it. */
  readonly joinedBy?: Means;
}

/** What a person did; written again, whole, when a second person has answered. */
export interface ActionLine {
  readonly id: string;
  readonly time: string;
  readonly firm: string;
  readonly by: string;
  readonly role: string;
  readonly action: ActionName;
  readonly cases: readonly string[];
  readonly campaign?: string;
  readonly note?: string;
  readonly to?: string;
  readonly attachment?: { readonly name: string; readonly sha256: string };
  /** Held orders it is about, and their value. */
  readonly orders: number;
  readonly valueJpy: number;
  readonly second?: {
    readonly state: 'waiting' | 'agreed' | 'refused' | 'lapsed';
    readonly by?: string;
    readonly time?: string;
    readonly note?: string;
  };
}

export interface RestrictionLine {
  readonly instrument: string;
  readonly firm: string;
  readonly time: string;
  readonly state: 'in-force' | 'lifted' | 'lapsed';
  readonly since: string;
  readonly expires: string;
  readonly by: string;
  readonly note?: string;
}

/** What customers of one sharing group bought of an instrument in one minute of event time. */
export interface BuyingLine {
  /** `*` for what everybody may see: price and volume. */
  readonly sharing: string;
  readonly instrument: string;
  readonly minute: string;
  /** 0 where the price is not known. */
  readonly price: number;
  readonly volume: number;
  readonly honestJpy: number;
  readonly suspiciousJpy: number;
}

/** What this shard tells another; to be taken in there as an event, once it is durable here. */
export interface ShareLine {
  readonly to: number;
  readonly event: Contribution | Summary;
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
  | { readonly kind: 'triage'; readonly line: Triage }
  | { readonly kind: 'campaign'; readonly line: CampaignChange }
  | { readonly kind: 'action'; readonly line: ActionLine }
  | { readonly kind: 'restriction'; readonly line: RestrictionLine }
  | { readonly kind: 'buying'; readonly line: BuyingLine }
  | { readonly kind: 'tally'; readonly line: Tally }
  | { readonly kind: 'share'; readonly line: ShareLine };
