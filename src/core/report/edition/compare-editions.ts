// Puts published editions beside the firm's own table as it stood on the same dates.

import { dateOfDay } from '../../lib/calendar.ts';
import { asOfDayOf, drawFsaTable } from '../fsa-draw.ts';
import type { FsaFigureKey, FsaTable, ShownFigure, ShownTable } from '../fsa-table.ts';
import { notPublished } from '../fsa-table.ts';
import type { FsaTally } from '../fsa-tally.ts';
import { type Edition, editionFigure, monthsUpTo } from './edition.ts';

/** One as-of date: what was published for it, and what the firm itself knew then. */
export interface ComparedEdition {
  readonly asOf: string;
  readonly edition?: Edition;
  /** Absent where the cases do not reach to that date. */
  readonly own?: FsaTable;
}

export interface EditionComparison {
  /** From the first month of either to the last. */
  readonly months: readonly string[];
  /** By date; the firm's own date stands last, or with the edition of that date. */
  readonly columns: readonly ComparedEdition[];
}

interface CompareOptions {
  readonly simulated?: boolean;
  /** A further date for the firm's own figures, where no edition has it. */
  readonly since?: string;
}

/** `tally` must keep its history. Months follow from the data, not from options. */
export function compareEditions(
  tally: FsaTally,
  editions: readonly Edition[],
  { simulated, since }: CompareOptions = {},
): EditionComparison {
  const ownAsOf = dateOfDay(asOfDayOf(tally));
  const latest = drawFsaTable(tally, { simulated });
  const firsts = editions.flatMap(({ months }) => months.slice(0, 1).map(({ month }) => month));
  const first = [...firsts, latest.months[0].month].toSorted()[0];
  const ownAt = (asOf: string): FsaTable =>
    asOf === ownAsOf ? latest : drawFsaTable(tally, { simulated, asOf });
  const columns: ComparedEdition[] = editions.map((edition) => ({
    asOf: edition.asOf,
    edition,
    ...(edition.asOf <= ownAsOf ? { own: ownAt(edition.asOf) } : {}),
  }));
  for (const asOf of [since, ownAsOf]) {
    if (asOf === undefined || editions.some((edition) => edition.asOf === asOf)) continue;
    columns.push({ asOf, own: ownAt(asOf) });
  }
  columns.sort((left, right) => (left.asOf < right.asOf ? -1 : left.asOf > right.asOf ? 1 : 0));
  const last = columns.at(-1)!.asOf;
  return { months: monthsUpTo(last, first), columns };
}

/** The firm's figure of a month or of `total`: nothing happened in a month it does not show. */
function ownFigure(own: ShownTable, month: string, key: FsaFigureKey): ShownFigure {
  if (month === 'total') return own.total[key];
  return own.months.find((column) => column.month === month)?.[key] ?? 0;
}

export interface TriangleRow {
  /** A month, or `total`. */
  readonly month: string;
  readonly source: 'published' | 'own';
  /** One a column; undefined where the month was not over the horizon yet, or nobody knew then. */
  readonly cells: readonly (ShownFigure | undefined)[];
}

/** One figure, months down and editions across: how each month grew from edition to edition. */
export function triangleOf(
  comparison: EditionComparison,
  key: FsaFigureKey,
): readonly TriangleRow[] {
  const rows = [...comparison.months, 'total'].flatMap((month): TriangleRow[] => {
    const isKnown = (asOf: string): boolean => month === 'total' || month <= asOf.slice(0, 7);
    const published = comparison.columns.map(({ asOf, edition }) =>
      isKnown(asOf) && edition ? editionFigure(edition, month, key) : undefined,
    );
    const own = comparison.columns.map(({ asOf, own: table }) =>
      isKnown(asOf) && table ? ownFigure(table, month, key) : undefined,
    );
    return [
      { month, source: 'published', cells: published },
      { month, source: 'own', cells: own },
    ];
  });
  return rows.filter(({ cells }) =>
    cells.some((cell) => cell !== undefined && cell !== notPublished),
  );
}
