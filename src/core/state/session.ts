// What is remembered of one session: the evidence so far and what was done with the account in it.
import type { StepUpMethod } from '../lib/methods.ts';

/** Instruments whose buys are remembered by name; later ones count in the sums only. */
export const boughtMax = 6;

/** Places of `Elsewhere.keys`. */
export const elsewhereKey = {
  address: 0,
  network: 1,
  country: 2,
  agent: 3,
  browser: 4,
  system: 5,
  form: 6,
  device: 7,
  language: 8,
} as const;

/** Where a session was seen that did not log in there: moved on, or never logged in at all. */
export interface Elsewhere {
  readonly sinceMs: number;
  /** By name, so that confirmed fraud can mark them; empty where not said. */
  readonly address: string;
  readonly device: string;
  /** hash32 keys in the order of `elsewhereKey`, 0 for none. */
  readonly keys: readonly number[];
  /** A rented server, or a carrier, whose addresses change; else a line that stays. */
  readonly line: 'hosting' | 'mobile' | 'fixed';
}

export interface Session {
  readonly id: string;
  readonly startMs: number;
  lastMs: number;
  /** Began with a log-in that succeeded; false for a session first seen by an order. */
  loggedIn: boolean;
  /** Refused, or ended by confirmed fraud: nothing more is let through. */
  cut: boolean;
  /** Log-odds from the log-in, from what happened in the session, and the peaks of its orders and
   *  of the markets they went to. */
  loginEvidence: number;
  sessionEvidence: number;
  orderEvidence: number;
  marketEvidence: number;
  /** Risk given with the last decision. */
  risk: number;
  /** Strongest step-up passed in this session. */
  passed: StepUpMethod | '';
  /** Address and device by name, so that confirmed fraud can mark them; empty where not said. */
  address: string;
  device: string;
  /** What the log-in taught the profile, so that it can be un-learnt: hash32 keys, 0 for none. */
  addressKey: number;
  networkKey: number;
  countryKey: number;
  agentKey: number;
  deviceKey: number;
  /** Browser, system, form, language, way in (hash32 keys) and hour; empty without a log-in. */
  readonly habits: number[];
  learntWeight: number;
  /** How far the session moved since its log-in, see signal/session/context-change.ts. */
  contextChange: number;
  networkMoved: boolean;
  deviceMoved: boolean;
  elsewhere: Elsewhere | undefined;
  /** Whole days since the log-in before this one. */
  sleptDays: number;
  /** Thousandths of risk that this session gave to the places it was seen at. */
  placedRisk: number;
  /** Requests so far, and when the first order came. */
  requests: number;
  firstOrderMs: number;
  changes: number;
  /** Account value at the start, yen. */
  startValueJpy: number;
  /** Ordered, yen. */
  soldJpy: number;
  boughtJpy: number;
  /** Executed, yen, gross. */
  executedSaleJpy: number;
  executedPurchaseJpy: number;
  /** Instruments bought. */
  readonly bought: string[];
  /**
   * Bit by bit for each of `bought`: 1 where the customer had never traded it before; from bit
   * `boughtMax` on, where he had never traded on its market.
   */
  boughtUnknown: number;
  /** What its orders taught: how many, sum and sum of squares of ln(yen) in sixteenths (whole numbers
   *  take few bytes), and how many on margin. */
  sizes: number;
  sizeSum: number;
  sizeSquares: number;
  marginOrders: number;
  label: '' | 'fraud' | 'legitimate';
}

export function createSession(id: string, startMs: number, startValueJpy: number): Session {
  return {
    id,
    startMs,
    lastMs: startMs,
    loggedIn: false,
    cut: false,
    loginEvidence: 0,
    sessionEvidence: 0,
    orderEvidence: 0,
    marketEvidence: 0,
    risk: 0,
    passed: '',
    address: '',
    device: '',
    addressKey: 0,
    networkKey: 0,
    countryKey: 0,
    agentKey: 0,
    deviceKey: 0,
    habits: [],
    learntWeight: 0,
    contextChange: 0,
    networkMoved: false,
    deviceMoved: false,
    elsewhere: undefined,
    sleptDays: 0,
    placedRisk: 0,
    requests: 0,
    firstOrderMs: 0,
    changes: 0,
    startValueJpy,
    soldJpy: 0,
    boughtJpy: 0,
    executedSaleJpy: 0,
    executedPurchaseJpy: 0,
    bought: [],
    boughtUnknown: 0,
    sizes: 0,
    sizeSum: 0,
    sizeSquares: 0,
    marginOrders: 0,
    label: '',
  };
}
