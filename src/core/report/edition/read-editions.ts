// Reads the rows of a file of published editions; what is wrong is named by line and field.
import { civilOfDay, dayOfDate, daysInMonth, monthOfDay, monthOfText } from '../../lib/calendar.ts';
import {
  type CsvRow,
  fieldName,
  fieldText,
  RowError,
  type RowFault,
  takeRows,
} from '../csv-row.ts';
import { exactOf, times, wholeOf } from '../exact.ts';
import type { FsaFigureKey, ShownFigure } from '../fsa-table.ts';
import { notPublished } from '../fsa-table.ts';
import { monthsMax } from '../month-range.ts';
import type { Edition, EditionColumn, EditionMonth } from './edition.ts';

export const editionColumns = [
  'edition',
  'published',
  'as_of',
  'month',
  'month_note',
  'firms',
  'accesses',
  'cases',
  'sales_oku_yen',
  'purchases_oku_yen',
  'quality',
] as const;

/** Twenty years of monthly editions of as many months; more is a fault. */
export const editionRowsMax = 60_000;
const okuYen = exactOf(100_000_000)!;

function countIn(row: CsvRow, field: string): ShownFigure {
  const text = fieldText(row, field);
  if (text === '') return notPublished;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new RowError(field, 'a whole number, or nothing where it was not published');
}

/** Hundred millions of yen, with decimals where published so, as whole yen. */
function amountIn(row: CsvRow, field: string): ShownFigure {
  const text = fieldText(row, field);
  if (text === '') return notPublished;
  const oku = /^\d{1,7}(\.\d{1,8})?$/.test(text) ? exactOf(text) : undefined;
  if (oku !== undefined) return wholeOf(times(oku, okuYen));
  throw new RowError(field, '億円 like 131 or 0.3, or nothing where it was not published');
}

function columnOf(row: CsvRow): EditionColumn {
  const column: Record<FsaFigureKey, ShownFigure> = {
    firms: countIn(row, 'firms'),
    accesses: countIn(row, 'accesses'),
    cases: countIn(row, 'cases'),
    saleValueJpy: amountIn(row, 'sales_oku_yen'),
    purchaseValueJpy: amountIn(row, 'purchases_oku_yen'),
  };
  const { accesses, cases } = column;
  if (typeof accesses === 'number' && typeof cases === 'number' && cases > accesses) {
    throw new RowError('cases', `at most ${accesses}, the accesses`);
  }
  return { ...column, quality: fieldName(row, 'quality') };
}

function partialToDay(month: number, asOfDay: number): number | undefined {
  if (monthOfDay(asOfDay) !== month) return undefined;
  const civil = civilOfDay(asOfDay);
  return civil.dayOfMonth < daysInMonth(civil.year, civil.month) ? civil.dayOfMonth : undefined;
}

function monthIn(row: CsvRow, asOfDay: number): EditionMonth {
  const text = fieldText(row, 'month');
  const month = monthOfText(text);
  if (Number.isNaN(month)) throw new RowError('month', 'a month like 2025-04, or total');
  const agedMonths = monthOfDay(asOfDay) - month;
  if (agedMonths < 0) throw new RowError('month', 'a month not after as_of');
  if (agedMonths >= monthsMax) throw new RowError('month', 'a month of the last twenty years');
  const day = partialToDay(month, asOfDay);
  const noted = /^(\d{1,2})日現在$/.exec(fieldText(row, 'month_note'));
  if (noted !== null && Number(noted[1]) !== day) {
    throw new RowError('month_note', 'the day of as_of, in its month');
  }
  return {
    month: text,
    ...(day === undefined ? {} : { partialToDay: day }),
    ...columnOf(row),
  };
}

interface Draft {
  readonly edition: string;
  readonly published: string;
  readonly asOf: string;
  readonly months: EditionMonth[];
  total?: EditionColumn;
}

function draftOf(drafts: Map<string, Draft>, row: CsvRow): Draft {
  const edition = fieldName(row, 'edition');
  const published = fieldName(row, 'published');
  const asOf = fieldText(row, 'as_of');
  if (Number.isNaN(dayOfDate(asOf))) throw new RowError('as_of', 'a date like 2025-04-16');
  const known = drafts.get(edition) ?? { edition, published, asOf, months: [] };
  if (known.asOf !== asOf) throw new RowError('as_of', `${known.asOf}, as before in ${edition}`);
  return known;
}

function takeRow(drafts: Map<string, Draft>, row: CsvRow): void {
  const draft = draftOf(drafts, row);
  if (fieldText(row, 'month') === 'total') {
    if (draft.total) throw new RowError('month', `one total in ${draft.edition}`);
    draft.total = columnOf(row);
  } else {
    const month = monthIn(row, dayOfDate(draft.asOf));
    if (draft.months.some((other) => other.month === month.month)) {
      throw new RowError('month', `${month.month} once in ${draft.edition}`);
    }
    draft.months.push(month);
  }
  drafts.set(draft.edition, draft);
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Editions by as-of date. A row that is wrong is a fault and left out; the rest goes on. */
export function readEditions(rows: readonly CsvRow[]): {
  readonly editions: readonly Edition[];
  readonly faults: readonly RowFault[];
} {
  const drafts = new Map<string, Draft>();
  const faults = takeRows(rows, editionRowsMax, (row) => takeRow(drafts, row));
  const editions = [...drafts.values()].map((draft) => ({
    ...draft,
    months: draft.months.toSorted((left, right) => byText(left.month, right.month)),
  }));
  return { editions: editions.toSorted((left, right) => byText(left.asOf, right.asOf)), faults };
}
