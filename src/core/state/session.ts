// What is remembered of one session: the evidence so far and what was done with the account in it.
import type { StepUpMethod } from '../lib/methods.ts';

/** Instruments whose buys are remembered by name; later ones count in the sums only. */
export const boughtMax = 3;

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
  /** Bit by bit for each of `bought`: 1 where the customer had never traded it before. */
  boughtUnknown: number;
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
    label: '',
  };
}
