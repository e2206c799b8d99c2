// What the console is shown of cases and campaigns: types that the service and the browser share.
import type { Decision, Reason } from '../decision/decision.ts';
import type { ActionName } from '../event/console.ts';
import type { Bond } from '../state/campaign.ts';
import type { Outcome } from '../state/happening.ts';
import type { CaseState } from './case.ts';

/** A case in the queue. */
export interface QueueRow {
  readonly case: string;
  readonly firm: string;
  readonly account: string;
  readonly state: CaseState;
  readonly risk: number;
  /** Yen that can still be lost: what orders the queue. */
  readonly avoidableJpy: number;
  readonly purchaseValueJpy: number;
  readonly saleValueJpy: number;
  readonly heldOrders: number;
  /** Yen value of the held orders. */
  readonly heldJpy: number;
  readonly why: readonly Reason[];
  readonly campaign: string;
  readonly opened: string;
  readonly updated: string;
  readonly owner: string;
  readonly version: number;
}

export interface CampaignLine {
  readonly campaign: string;
  /** What its cases share: an instrument, an address, a device, a domain. */
  readonly links: readonly Readonly<Bond>[];
  readonly state: 'running' | 'quiet' | 'confirmed' | 'dismissed';
  readonly since: string;
  readonly last: string;
  readonly cases: number;
  readonly accounts: number;
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  readonly firstHold?: string;
  /** Closing prices of the main instrument, oldest first, at most 120. */
  readonly prices: readonly (readonly [string, number])[];
}

/** A purchase that a restriction of its instrument stopped. */
export interface StoppedOrder {
  readonly event: string;
  readonly time: string;
  readonly account: string;
  readonly verdict: Decision['verdict'];
  readonly valueJpy?: number;
  /** Absent while a held one waits, and where it was blocked at once. */
  readonly outcome?: Outcome;
}

export interface GraphNode {
  readonly id: string;
  readonly kind: 'source' | 'login' | 'account' | 'instrument' | 'ip' | 'device';
  readonly label: string;
  /** Earliest case it is part of. */
  readonly time?: string;
  /** Things drawn as this one. */
  readonly count: number;
  readonly risk?: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Beside each other: the customer's usual session and this one. */
export interface Habits {
  readonly devices: readonly string[];
  readonly networks: readonly string[];
  readonly countries: readonly string[];
  readonly agents: readonly string[];
  /** Hours of the day in Japan, 0 to 23, in which he logged in or ordered. */
  readonly hours: readonly number[];
  /** Smallest and largest order, yen; of the usual ones, the middle eighty percent. */
  readonly orderJpy?: readonly [number, number];
  readonly instruments: readonly string[];
}

export interface Holding {
  readonly instrument: string;
  readonly quantity: number;
  readonly valueJpy: number;
}

export interface Offer {
  readonly action: ActionName;
  /** Held orders the action is about, and their value. */
  readonly orders: number;
  readonly valueJpy: number;
  /** Why it may not be done; absent where it may. */
  readonly refused?: 'role' | 'state' | 'second-person' | 'own-request' | 'nothing-held';
  readonly needsSecond: boolean;
}
