// A case as the state keeps it, and its line as files and people read it.
import { timeOf } from '../lib/time.ts';
import type { Case, CaseState } from './case.ts';

/** Sessions of a case at most: a further one is left out. Further orders count in the sums only. */
export const sessionsMax = 32;
export const ordersMax = 512;

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
    access: true,
    traded: record.saleValueJpy + record.purchaseValueJpy > 0,
    saleValueJpy: record.saleValueJpy,
    purchaseValueJpy: record.purchaseValueJpy,
  };
}
