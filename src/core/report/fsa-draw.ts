// Draws the regulator's table from a tally of cases, as it stood at the end of one day in Japan.
import type { Case } from '../case/case.ts';
import {
  civilOfDay,
  civilOfMonth,
  dateOfDay,
  dayOfDate,
  daysInMonth,
  monthOfDay,
  textOfMonth,
} from '../lib/calendar.ts';
import { dismissedFlag, isCounted, noRow, rowAsOf, tradedFlag } from './case-columns.ts';
import { readFsaCaseLine } from './fsa-case-line.ts';
import { FsaError } from './fsa-error.ts';
import { checkFooting } from './fsa-footing.ts';
import type { FsaMonth, FsaTable } from './fsa-table.ts';
import type { FsaTally } from './fsa-tally.ts';
import { openTally, takeEntry } from './fsa-tally.ts';
import type { MonthOptions } from './month-range.ts';
import { monthRange } from './month-range.ts';

export interface FsaDrawOptions extends MonthOptions {
  /** An earlier date than the tally's; needs a tally with history. */
  readonly asOf?: string;
  readonly simulated?: boolean;
}

export interface FsaOptions extends FsaDrawOptions {
  /** `2025-04-16`: counts what was known at the end of this day, Japan time. */
  readonly asOf: string;
}

interface Sums {
  readonly firms: Set<number>;
  accesses: number;
  cases: number;
  saleValueJpy: number;
  purchaseValueJpy: number;
}

const emptySums = (): Sums => ({
  firms: new Set(),
  accesses: 0,
  cases: 0,
  saleValueJpy: 0,
  purchaseValueJpy: 0,
});

function addRow(sums: Sums, tally: FsaTally, row: number): void {
  const { columns } = tally;
  sums.accesses += 1;
  sums.saleValueJpy += columns.saleValueJpy[row];
  sums.purchaseValueJpy += columns.purchaseValueJpy[row];
  if ((columns.flags[row] & tradedFlag) === 0) return;
  sums.cases += 1;
  sums.firms.add(columns.firm[row]);
}

function monthColumn(month: number, sums: Sums, asOfDay: number): FsaMonth {
  const civil = civilOfMonth(month);
  const asOf = civilOfDay(asOfDay);
  const partial =
    monthOfDay(asOfDay) === month && asOf.dayOfMonth < daysInMonth(civil.year, civil.month);
  return {
    month: textOfMonth(month),
    ...(partial ? { partialToDay: asOf.dayOfMonth } : {}),
    ...sums,
    firms: sums.firms.size,
  };
}

interface Chosen {
  /** Rows of the cases confirmed as fraud by the as-of day. */
  readonly rows: Int32Array;
  readonly openedDays: { readonly first: number; readonly last: number } | undefined;
  readonly casesDismissed: number;
  readonly casesUndecided: number;
}

function chooseCases({ columns, names, latest }: FsaTally, asOfDay: number): Chosen {
  const rows = new Int32Array(names.size);
  let [counted, casesDismissed, casesKnown] = [0, 0, 0];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const newest of latest.subarray(0, names.size)) {
    const row = rowAsOf(columns, newest, asOfDay);
    if (row === noRow) continue;
    casesKnown += 1;
    if ((columns.flags[row] & dismissedFlag) !== 0) casesDismissed += 1;
    if (!isCounted(columns, row, asOfDay)) continue;
    rows[counted] = row;
    counted += 1;
    first = Math.min(first, columns.openedDay[row]);
    last = Math.max(last, columns.openedDay[row]);
  }
  return {
    rows: rows.subarray(0, counted),
    openedDays: counted === 0 ? undefined : { first, last },
    casesDismissed,
    casesUndecided: casesKnown - counted - casesDismissed,
  };
}

/** The day a table of this tally is drawn for; an earlier one needs the history of the cases. */
export function asOfDayOf(tally: FsaTally, asOf?: string): number {
  const latest = Number.isFinite(tally.lastDay) ? tally.lastDay : tally.latestDay;
  if (asOf === undefined) {
    if (!Number.isFinite(latest)) throw new FsaError('as-of-unknown', {});
    return latest;
  }
  const day = dayOfDate(asOf);
  if (Number.isNaN(day)) throw new FsaError('as-of-not-a-date', { asOf });
  if (day !== latest && !(tally.history && day <= tally.lastDay)) {
    throw new FsaError('no-history', { asOf });
  }
  return day;
}

/** Throws an `FsaError` where options, maxima or the footing check say the table cannot be. */
export function drawFsaTable(tally: FsaTally, options: FsaDrawOptions = {}): FsaTable {
  const asOfDay = asOfDayOf(tally, options.asOf);
  const { rows, openedDays, casesDismissed, casesUndecided } = chooseCases(tally, asOfDay);
  const { first, last } = monthRange(openedDays, asOfDay, options);
  const months = Array.from({ length: last - first + 1 }, emptySums);
  const total = emptySums();
  for (const row of rows) {
    const month = months[monthOfDay(tally.columns.openedDay[row]) - first];
    if (month === undefined) continue;
    addRow(month, tally, row);
    addRow(total, tally, row);
  }
  const table: FsaTable = {
    report: 'fsa',
    asOf: dateOfDay(asOfDay),
    provisional: true,
    simulated: options.simulated ?? false,
    months: months.map((sums, at) => monthColumn(first + at, sums, asOfDay)),
    total: { ...total, firms: null },
    leftOut: {
      linesAfterAsOf: tally.linesAfterAsOf,
      casesDismissed,
      casesUndecided,
      casesOutsideMonths: rows.length - total.accesses,
    },
  };
  checkFooting(table);
  return table;
}

/** `lines` in the order written: of several lines of a case the last one known then counts. */
export function buildFsaTable(lines: Iterable<Case>, options: FsaOptions): FsaTable {
  const tally = openTally(options);
  for (const line of lines) {
    const entry = readFsaCaseLine(line);
    if ('expected' in entry) throw new FsaError('case-line-wrong', { case: line.case, ...entry });
    takeEntry(tally, entry);
  }
  return drawFsaTable(tally, options);
}
