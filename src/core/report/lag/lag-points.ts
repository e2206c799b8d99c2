// What is known of how months grow: one figure of one month at one age, from editions or own cases.
import {
  civilOfDay,
  dateOfDay,
  dayOfDate,
  daysInMonth,
  monthOfDay,
  monthOfText,
} from '../../lib/calendar.ts';
import type { Edition } from '../edition/edition.ts';
import { asOfDayOf, drawFsaTable } from '../fsa-draw.ts';
import type { SummedKey } from '../fsa-table.ts';
import type { FsaTally } from '../fsa-tally.ts';

export interface LagPoint {
  /** Months since year 0. */
  readonly month: number;
  /** Whole months from the end of the month to the as-of date; 0 is the first print. */
  readonly age: number;
  readonly asOf: string;
  readonly value: number;
  readonly quality: string;
}

export interface LagPoints {
  readonly points: readonly LagPoint[];
  /** As-of dates left out because they fall inside a month: their ages are no whole months. */
  readonly leftOut: readonly string[];
}

function isMonthEnd(day: number): boolean {
  const { year, month, dayOfMonth } = civilOfDay(day);
  return dayOfMonth === daysInMonth(year, month);
}

export function pointsOfEditions(editions: readonly Edition[], figure: SummedKey): LagPoints {
  const usable = editions.filter(({ asOf }) => isMonthEnd(dayOfDate(asOf)));
  const points = usable.flatMap(({ asOf, months }) =>
    months.flatMap((column): LagPoint[] => {
      const value = column[figure];
      const month = monthOfText(column.month);
      const age = monthOfDay(dayOfDate(asOf)) - month;
      if (typeof value !== 'number') return [];
      return [{ month, age, asOf, value, quality: column.quality }];
    }),
  );
  const leftOut = editions.filter((edition) => !usable.includes(edition)).map(({ asOf }) => asOf);
  return { points, leftOut };
}

/** Own tables are drawn for this many ends of months, the latest. */
const ownEditionsMax = 24;

/** Of the tally's own history: what the table was at the end of each month up to its date. */
export function pointsOfTally(tally: FsaTally, figure: SummedKey): LagPoints {
  const asOfDay = asOfDayOf(tally);
  const ends: number[] = [];
  for (let day = asOfDay; ends.length < ownEditionsMax && day > asOfDay - 31 * 25; day -= 1) {
    if (isMonthEnd(day)) ends.push(day);
  }
  const points = ends.toReversed().flatMap((day) => {
    const asOf = dateOfDay(day);
    const { months, total } = drawFsaTable(tally, { asOf });
    // Before the first case there was nothing to grow.
    if (total.accesses === 0) return [];
    return months.flatMap((column): LagPoint[] => {
      const month = monthOfText(column.month);
      const age = monthOfDay(day) - month;
      return [{ month, age, asOf, value: column[figure], quality: 'own' }];
    });
  });
  return { points, leftOut: [] };
}
