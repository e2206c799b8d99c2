// The day in Japan of a time, read from the bytes of a line without making a text of it.
import { dayOfCivil, daysInMonth } from '../lib/calendar.ts';
import { type LineBytes, zero } from './json-bytes.ts';

/** The digit at `at`; beyond 9 where there is none. */
export const digit = (line: LineBytes, at: number): number => (line[at] - zero) >>> 0;

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

/** The least and the greatest letter in each place of a time in quotes. */
const leastAt = Uint8Array.from('"0000-00-00T00:00:00.000Z"', (letter) => letter.charCodeAt(0));
const mostAt = Uint8Array.from('"9999-19-39T29:59:59.999Z"', (letter) => letter.charCodeAt(0));

function isTime(line: LineBytes, from: number): boolean {
  for (let place = 0; place < timeLength; place += 1) {
    const letter = line[from + place];
    if (letter < leastAt[place] || letter > mostAt[place]) return false;
  }
  return true;
}

/** Two digits that are known to be some. */
const two = (line: LineBytes, at: number): number => line[at] * 10 + line[at + 1] - 11 * zero;

/**
 * The day in Japan of a time in quotes; -1 where it is none, is written in another way, or is of
 * another century than 1970 to 2069.
 */
export function dayAt(line: LineBytes, from: number, end: number): number {
  if (end - from !== timeLength || !isTime(line, from)) return -1;
  const at = from + 1;
  const day = dayOf(two(line, at) * 100 + two(line, at + 2), two(line, at + 5), two(line, at + 8));
  const hour = two(line, at + 11);
  if (day < 0 || hour > 23) return -1;
  return hour + hoursBehindJapan >= 24 ? day + 1 : day;
}
