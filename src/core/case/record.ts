// A case as the state keeps it, and its line as files and people read it.
import type { Reason } from '../decision/decision.ts';
import { timeOf } from '../lib/time.ts';
import type { Means } from '../state/campaign.ts';
import type { Case, CaseState } from './case.ts';

/** Sessions of a case at most: a further one is left out. Further orders count in the sums only. */
export const sessionsMax = 32;
export const ordersMax = 512;
/** Addresses, devices, instruments and the like of a case at most; further ones are left out. */
export const meansMax = 24;

export interface CaseRecord {
  id: string;
  firm: string;
  account: string;
  openedMs: number;
  updatedMs: number;
  /** 0 until fraud is confirmed. */
  confirmedMs: number;
  state: CaseState;
  readonly sessions: string[];
  readonly orders: string[];
  saleValueJpy: number;
  purchaseValueJpy: number;
  /** Yen of the purchases and withdrawals asked for in its sessions, and of those held or refused. */
  attemptedJpy: number;
  stoppedJpy: number;
  /** When the first of them was held or refused; 0 for never. */
  firstStopMs: number;
  /** Risk of the latest decision in one of its sessions, and the two strongest reasons against it. */
  risk: number;
  why: readonly Reason[];
  /** User whose case it is; empty for nobody's. */
  owner: string;
  /** Decisions of people so far: what a person saw is compared with it before he changes anything. */
  version: number;
  campaign: string;
  /** Source of the exposure that was known before the access; empty for none. */
  exposure: string;
  readonly means: Means[];
}

export function createCase(): CaseRecord {
  return {
    id: '',
    firm: '',
    account: '',
    openedMs: 0,
    updatedMs: 0,
    confirmedMs: 0,
    state: 'new',
    sessions: [],
    orders: [],
    saleValueJpy: 0,
    purchaseValueJpy: 0,
    attemptedJpy: 0,
    stoppedJpy: 0,
    firstStopMs: 0,
    risk: 0,
    why: [],
    owner: '',
    version: 0,
    campaign: '',
    exposure: '',
    means: [],
  };
}

export function lineOf(record: CaseRecord): Case {
  return {
    case: record.id,
    ...(record.firm === '' ? undefined : { firm: record.firm }),
    account: record.account,
    opened: timeOf(record.openedMs),
    updated: timeOf(record.updatedMs),
    state: record.state,
    ...(record.confirmedMs === 0 ? undefined : { confirmed: timeOf(record.confirmedMs) }),
    sessions: [...record.sessions],
    orders: [...record.orders],
    ...(record.campaign === '' ? undefined : { campaign: record.campaign }),
    ...(record.exposure === '' ? undefined : { exposure: record.exposure }),
    access: true,
    traded: record.saleValueJpy + record.purchaseValueJpy > 0,
    saleValueJpy: record.saleValueJpy,
    purchaseValueJpy: record.purchaseValueJpy,
  };
}
