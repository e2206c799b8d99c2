// A published edition of the regulator's table: figures as they were known on one date.
import { dayOfDate, monthOfDay, monthOfText, textOfMonth } from '../../lib/calendar.ts';
import type {
  FsaFigureKey,
  ShownFigure,
  ShownFigures,
  ShownMonth,
  ShownTable,
} from '../fsa-table.ts';
import { fsaFigureKeys, notPublished } from '../fsa-table.ts';

/** What one row of the file says of one month, or of the total. */
export interface EditionColumn extends ShownFigures {
  /** `published`, `secondary`, …: how the figure came into the file, in the file's own words. */
  readonly quality: string;
}

export interface EditionMonth extends EditionColumn {
  readonly month: string;
  readonly partialToDay?: number;
}

export interface Edition {
  /** `E1`. */
  readonly edition: string;
  /** Date, or month, of publication. */
  readonly published: string;
  /** `2025-04-16`: what was known at the end of this day. */
  readonly asOf: string;
  /** In the order of time; only those the file has. */
  readonly months: readonly EditionMonth[];
  /** Its `firms` are those of any month together, which the table shows as `-`. */
  readonly total?: EditionColumn;
}

export const nothingPublished: ShownFigures = {
  firms: notPublished,
  accesses: notPublished,
  cases: notPublished,
  saleValueJpy: notPublished,
  purchaseValueJpy: notPublished,
};

/** The month of the as-of date and every month before it from `first` on, in order. */
export function monthsUpTo(asOf: string, first: string): readonly string[] {
  const from = monthOfText(first);
  const last = monthOfDay(dayOfDate(asOf));
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => textOfMonth(from + at));
}

/** Months that an edition leaves out although it, or an earlier one, begins before them. */
export function monthsMissing(edition: Edition, editions: readonly Edition[]): readonly string[] {
  const known = editions.filter(({ asOf }) => asOf <= edition.asOf);
  const firsts = known.flatMap(({ months }) => months.slice(0, 1).map(({ month }) => month));
  const first = firsts.toSorted()[0];
  if (first === undefined) return [];
  const given = new Set(edition.months.map(({ month }) => month));
  return monthsUpTo(edition.asOf, first).filter((month) => !given.has(month));
}

/** The figure of a month, or of `total`; not published where the file has no such row. */
export function editionFigure(edition: Edition, month: string, key: FsaFigureKey): ShownFigure {
  if (month === 'total') return key === 'firms' ? null : (edition.total?.[key] ?? notPublished);
  return edition.months.find((column) => column.month === month)?.[key] ?? notPublished;
}

function monthOf(edition: Edition, month: string): ShownMonth {
  const found = edition.months.find((column) => column.month === month);
  if (found === undefined) return { month, ...nothingPublished };
  const { quality: _, ...shown } = found;
  return shown;
}

/** The edition in the table's layout, with the months asked for. */
export function editionTable(edition: Edition, months: readonly string[]): ShownTable {
  const total = Object.fromEntries(
    fsaFigureKeys.map((key) => [key, editionFigure(edition, 'total', key)]),
  ) as Record<FsaFigureKey, ShownFigure>;
  return {
    asOf: edition.asOf,
    simulated: false,
    months: months.map((month) => monthOf(edition, month)),
    total,
  };
}
