// What is remembered of one customer: habits, holdings, and the sessions of the last days.
import { dayMs, decayOver } from '../lib/decay.ts';
import { type Counts, weightAt } from './counts.ts';
import type { Session } from './session.ts';

/** Entries at most; the lightest gives way and is kept only as part of the totals. */
export const limits = {
  addresses: 8,
  networks: 6,
  countries: 4,
  agents: 6,
  browsers: 4,
  systems: 4,
  forms: 3,
  devices: 8,
  languages: 3,
  entries: 4,
  instruments: 20,
  ways: 9,
  destinations: 4,
  positions: 32,
  sessions: 4,
  openOrders: 10,
} as const;

export interface Position {
  /** hash32 of the instrument. */
  readonly key: number;
  quantity: number;
  /** Yen at the last snapshot or execution. */
  valueJpy: number;
}

export interface OpenOrder {
  /** hash32 of the order id. */
  readonly key: number;
  /** Start of the session it came from, which names the session inside the account. */
  readonly sessionStartMs: number;
  /** Shares not executed yet; 0 once the order is done with. */
  quantity: number;
  /** Sent after its session had been seen elsewhere than it logged in. */
  readonly isElsewhere: boolean;
}

export interface Account {
  /** Sequence of the last journalled event of this account: the timeline walks back along it. */
  lastSequence: number;
  lastSeenMs: number;
  /** Successful log-ins on the growing scale of `counts.ts`. */
  logins: number;
  readonly addresses: Counts;
  readonly networks: Counts;
  readonly countries: Counts;
  readonly agents: Counts;
  readonly browsers: Counts;
  readonly systems: Counts;
  readonly forms: Counts;
  readonly devices: Counts;
  readonly languages: Counts;
  /** Method and channel together: `passkey/app`. */
  readonly entries: Counts;
  /** Use by the hour, eight bins of three hours, UTC. */
  readonly hours: number[];
  /** Last successful log-in: where and when, for speed of travel. */
  lastLoginMs: number;
  lastCountry: string;
  /** Failed log-ins since the last success, decayed. */
  failures: number;
  lastFailureMs: number;
  /** Last change by kind (order of `changeKinds`), in seconds; 0 for never. */
  readonly changes: number[];
  /** Natural log of order value in yen: weight on the growing scale of `counts.ts`, mean, variance. */
  orders: number;
  orderLogMean: number;
  orderLogVariance: number;
  readonly instruments: Counts;
  /** Markets (hash32 of the MIC) and order types (`orderTypeKeys`) used. */
  readonly ways: Counts;
  /** Where money went: hash32 of the destination. */
  readonly destinations: Counts;
  marginOrders: number;
  cashJpy: number;
  readonly positions: Position[];
  /** Value of the positions that do not fit. */
  otherPositionsJpy: number;
  /** Oldest first. */
  readonly sessions: Session[];
  readonly openOrders: OpenOrder[];
  /** The credential was seen with criminals, or its owner in their reach: confidence 0..1, when, told by whom. */
  exposure: number;
  exposureMs: number;
  exposureSource: string;
  /** Log-odds taken off after a wrong accusation was cleared, and when. */
  calm: number;
  calmMs: number;
  /** Current case, empty for none. */
  caseId: string;
}

/** Keys of order types among `ways`: small, for they are in nearly every record. */
export const orderTypeKeys = { market: 1, limit: 2 } as const;

export function createAccount(): Account {
  return {
    lastSequence: 0,
    lastSeenMs: 0,
    logins: 0,
    addresses: [],
    networks: [],
    countries: [],
    agents: [],
    browsers: [],
    systems: [],
    forms: [],
    devices: [],
    languages: [],
    entries: [],
    hours: [0, 0, 0, 0, 0, 0, 0, 0],
    lastLoginMs: 0,
    lastCountry: '',
    failures: 0,
    lastFailureMs: 0,
    changes: [],
    orders: 0,
    orderLogMean: 0,
    orderLogVariance: 0,
    instruments: [],
    ways: [],
    destinations: [],
    marginOrders: 0,
    cashJpy: 0,
    otherPositionsJpy: 0,
    positions: [],
    sessions: [],
    openOrders: [],
    exposure: 0,
    exposureMs: 0,
    exposureSource: '',
    calm: 0,
    calmMs: 0,
    caseId: '',
  };
}

/** Orders of the account in units of one of today. */
export function ordersOf(account: Account, timeMs: number): number {
  return account.orders / weightAt(timeMs);
}

/** Yen value of cash and positions at their last known prices. */
export function accountValueJpy(account: Account): number {
  let valueJpy = account.cashJpy + account.otherPositionsJpy;
  for (const position of account.positions) valueJpy += position.valueJpy;
  return valueJpy;
}

export function sessionOf(account: Account, session: string): Session | undefined {
  for (let index = account.sessions.length - 1; index >= 0; index -= 1)
    if (account.sessions[index]!.id === session) return account.sessions[index];
  return undefined;
}

/** Stolen log-ins are sold on within weeks. */
const exposureHalfLifeMs = 30 * dayMs;

/** Confidence, 0..1, that criminals hold a credential of this account which still works. */
export function exposureAt(account: Account, timeMs: number): number {
  return account.exposure * decayOver(timeMs - account.exposureMs, exposureHalfLifeMs);
}
