// The cases whose losses are worked out: confirmed fraud, with the sessions and orders it names.
import { timeMs } from '../../lib/jst.ts';
import type { LineRefusal } from '../fsa-case-line.ts';
import { neverDay, readFsaCaseLine } from '../fsa-case-line.ts';

export interface LossCase {
  readonly case: string;
  /** Empty where the line names none. */
  readonly firm: string;
  readonly account: string;
  readonly openedMs: number;
  readonly openedDay: number;
  readonly confirmed: boolean;
  readonly traded: boolean;
  readonly sessions: readonly string[];
  readonly orders: readonly string[];
  /** What the case itself says was traded, to be compared. */
  readonly saleValueJpy: number;
  readonly purchaseValueJpy: number;
}

/** All of 2025 had 9,510 cases by November, over all firms; the next one is refused. */
export const lossCasesMax = 100_000;
/** Well above what a case keeps; a longer list is refused with its line. */
const namesMax = 10_000;

const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= namesMax &&
  value.every((name) => typeof name === 'string');

export function readLossCase(value: unknown): LossCase | LineRefusal {
  const entry = readFsaCaseLine(value);
  if ('expected' in entry) return entry;
  const { account, opened, sessions = [], orders = [] } = value as Record<string, unknown>;
  const expected = `a list of at most ${namesMax} names`;
  if (!isNames(sessions)) return { field: 'sessions', expected };
  if (!isNames(orders)) return { field: 'orders', expected };
  return {
    case: entry.case,
    firm: entry.firm,
    account: account as string,
    openedMs: timeMs(opened as string),
    openedDay: entry.openedDay,
    confirmed: entry.confirmedDay !== neverDay,
    traded: entry.traded,
    sessions,
    orders,
    saleValueJpy: entry.saleValueJpy,
    purchaseValueJpy: entry.purchaseValueJpy,
  };
}
