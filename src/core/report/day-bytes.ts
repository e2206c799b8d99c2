// The day in Japan of a time, read from the bytes of a line without making a text of it.
import { dayOfCivil, daysInMonth } from '../lib/calendar.ts';
import { colon, type LineBytes, quote, zero } from './json-bytes.ts';

/** The digit at `at`; beyond 9 where there is none. */
export const digit = (line: LineBytes, at: number): number => (line[at] - zero) >>> 0;

/** Two digits, or a number beyond 99. */
function two(line: LineBytes, at: number): number {
  const [tens, ones] = [digit(line, at), digit(line, at + 1)];
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : notANumber;
}

const notANumber = 1_000_000;
const dash = 0x2d;
const letterT = 0x54;
const letterZ = 0x5a;
const point = 0x2e;
/** `2025-04-16T14:30:00.000Z` in quotes: as this program writes times. */
export const timeLength = 26;
const hoursBehindJapan = 9;

const firstYear = 1970;
const years = 100;
/** Days of a century by year, month and day of the month: plus 1 where known, 0 where not yet. */
const knownDays = new Int32Array(years * 12 * 31);

/** -1 for a day that does not exist, or of another century. */
function dayOf(year: number, month: number, dayOfMonth: number): number {
  if (!(year >= firstYear && year < firstYear + years && month >= 1 && month <= 12)) return -1;
  if (dayOfMonth < 1 || dayOfMonth > 31) return -1;
  const at = ((year - firstYear) * 12 + month - 1) * 31 + dayOfMonth - 1;
  if (knownDays[at] === 0) {
    const exists = dayOfMonth <= daysInMonth(year, month);
    knownDays[at] = exists ? dayOfCivil(year, month, dayOfMonth) + 1 : -1;
  }
  return knownDays[at] < 0 ? -1 : knownDays[at] - 1;
}

function hasMarks(line: LineBytes, at: number): boolean {
  return (
    line[at - 1] === quote &&
    line[at + 4] === dash &&
    line[at + 7] === dash &&
    line[at + 10] === letterT &&
    line[at + 13] === colon &&
    line[at + 16] === colon &&
    line[at + 19] === point &&
    line[at + 23] === letterZ
  );
}

/**
 * The day in Japan of a time in quotes; -1 where it is none, is written in another way, or is of
 * another century than 1970 to 2069.
 */
export function dayAt(line: LineBytes, from: number, end: number): number {
  const at = from + 1;
  if (end - from !== timeLength || !hasMarks(line, at)) return -1;
  const year = two(line, at) * 100 + two(line, at + 2);
  const month = two(line, at + 5);
  const dayOfMonth = two(line, at + 8);
  const hour = two(line, at + 11);
  const day = dayOf(year, month, dayOfMonth);
  const isTime = hour <= 23 && two(line, at + 14) <= 59 && two(line, at + 17) <= 59;
  if (day < 0 || !isTime || two(line, at + 20) > 99 || digit(line, at + 22) > 9) return -1;
  return day + (hour + hoursBehindJapan >= 24 ? 1 : 0);
}
