// Splits and dividends by ex-date, as the firm's file gives them.
import { dayOfDate } from '../../lib/calendar.ts';
import { type CsvRow, fieldText, RowError, type RowFault, takeRows } from '../csv-row.ts';
import { type Exact, exactOf, over, signOf } from '../exact.ts';
import { currencyIn, dateIn, instrumentIn, positiveIn } from './price-book.ts';

interface OnDate {
  readonly date: string;
  /** Days since 1970: the action comes before the trades of this day. */
  readonly day: number;
  readonly instrument: string;
}

export type CorporateAction =
  /** `ratio` new shares for one; below one for a consolidation. `terms` as the file has it. */
  | (OnDate & { readonly action: 'split'; readonly ratio: Exact; readonly terms: string })
  /** Paid on each share held at the end of the day before, before tax. */
  | (OnDate & { readonly action: 'dividend'; readonly perShare: Exact; readonly currency: string });

export const actionColumns = ['date', 'instrument', 'action', 'value', 'currency'] as const;
export const actionRowsMax = 100_000;

/** `3:1`: three shares after for one before. */
function ratioIn(row: CsvRow): Exact {
  const parts = fieldText(row, 'value').split(':').map(exactOf);
  const [after, before] = parts;
  const isRatio = parts.length === 2 && after !== undefined && before !== undefined;
  if (isRatio && signOf(after) > 0 && signOf(before) > 0) return over(after, before);
  throw new RowError('value', 'shares after to shares before, like 3:1');
}

function actionIn(row: CsvRow): CorporateAction {
  const date = dateIn(row);
  const on = { date, day: dayOfDate(date), instrument: instrumentIn(row) };
  const action = fieldText(row, 'action');
  if (action === 'split')
    return { ...on, action, ratio: ratioIn(row), terms: fieldText(row, 'value') };
  if (action === 'dividend')
    return { ...on, action, perShare: positiveIn(row, 'value'), currency: currencyIn(row) };
  throw new RowError('action', 'split or dividend; others change a position by hand only');
}

/** By ex-date. */
export function readActions(rows: readonly CsvRow[]): {
  readonly actions: readonly CorporateAction[];
  readonly faults: readonly RowFault[];
} {
  const actions: CorporateAction[] = [];
  const faults = takeRows(rows, actionRowsMax, (row) => {
    actions.push(actionIn(row));
  });
  return { actions: actions.toSorted((left, right) => left.day - right.day), faults };
}
