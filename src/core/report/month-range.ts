// Which months the table shows: those asked for, or from the first case counted to the last.
import { monthOfDay, monthOfText, textOfMonth } from '../lib/calendar.ts';
import { FsaError } from './fsa-error.ts';

/** Twenty years of columns; more is a mistaken date, refused with `too-many-months`. */
export const monthsMax = 240;

export interface MonthOptions {
  /** First and last month to show, `2025-01`; without them, those of the first and last case. */
  readonly from?: string;
  readonly to?: string;
}

/** Months counted since year 0. */
export interface MonthRange {
  readonly first: number;
  readonly last: number;
}

function optionMonth(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const month = monthOfText(text);
  if (Number.isNaN(month)) throw new FsaError('months-not-a-range', { month: text });
  return month;
}

function checked({ first, last }: MonthRange, asOfMonth: number): MonthRange {
  if (last > asOfMonth) throw new FsaError('month-after-as-of', { month: textOfMonth(last) });
  if (first > last) {
    throw new FsaError('months-not-a-range', { from: textOfMonth(first), to: textOfMonth(last) });
  }
  const months = last - first + 1;
  if (months > monthsMax) {
    throw new FsaError('too-many-months', { months, monthsMax, from: textOfMonth(first) });
  }
  return { first, last };
}

/**
 * `days` are the first and last day a counted case opened, undefined where none is counted:
 * then the month of the as-of date stands alone, at zero.
 */
export function monthRange(
  days: { readonly first: number; readonly last: number } | undefined,
  asOfDay: number,
  options: MonthOptions,
): MonthRange {
  const asOfMonth = monthOfDay(asOfDay);
  const from = optionMonth(options.from);
  const to = optionMonth(options.to);
  const firstOfCases = days === undefined ? asOfMonth : monthOfDay(days.first);
  const lastOfCases = days === undefined ? asOfMonth : monthOfDay(days.last);
  const first = from ?? Math.min(firstOfCases, to ?? firstOfCases);
  const last = to ?? Math.max(lastOfCases, first);
  return checked({ first, last }, asOfMonth);
}
