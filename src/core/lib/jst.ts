// Which day it is in Japan (UTC+9 all year, since 1952) at a given time, by arithmetic.
import { dateOfDay, dayOfCivil, daysInMonth } from './calendar.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const jstOffsetMs = 9 * 3_600_000;

const zero = 0x30;
const dash = 0x2d;
const colon = 0x3a;
const point = 0x2e;
const plus = 0x2b;
const letterT = 0x54;
const letterZ = 0x5a;

const isDigit = (code: number): boolean => code >= zero && code <= zero + 9;

/** Two ASCII digits at `at`, or NaN: a million lines make a regular expression the slow part. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - zero) * 10 + ones - zero : Number.NaN;
}

/** Where the fraction that may start at `at` ends; `at` itself where there is none. */
function fractionEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== point) return at;
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end === at + 1 ? Number.NaN : end;
}

/** The milliseconds in the digits between the point at `at` and `end`. */
function fractionMs(text: string, at: number, end: number): number {
  let value = 0;
  for (let digit = 1; digit <= 3; digit += 1) {
    value = value * 10 + (at + digit < end ? text.charCodeAt(at + digit) - zero : 0);
  }
  return value;
}

/** `Z` is 0, `+09:00` is 540; NaN for anything else or anything after it. */
function offsetMinutes(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === letterZ) return text.length === at + 1 ? 0 : Number.NaN;
  if (sign !== plus && sign !== dash) return Number.NaN;
  if (text.charCodeAt(at + 3) !== colon || text.length !== at + 6) return Number.NaN;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (sign === dash ? -1 : 1) * (hours * 60 + minutes);
}

function hasSeparators(text: string): boolean {
  return (
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    text.charCodeAt(10) === letterT &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon
  );
}

/**
 * Milliseconds since 1970 of an RFC 3339 time, finer fractions cut off; NaN where it is none.
 * A leap second (`:60`) is refused: no source of events here sends one.
 */
export function timeMs(text: string): number {
  if (!hasSeparators(text)) return Number.NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (!(dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month))) return Number.NaN;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
  const end = fractionEnd(text, 19);
  const minutes = hour * 60 + minute - offsetMinutes(text, end);
  const timeOfDayMs = minutes * minuteMs + second * 1000 + fractionMs(text, 19, end);
  return dayOfCivil(year, month, dayOfMonth) * dayMs + timeOfDayMs;
}

/** The day in Japan, counted from 1970-01-01; NaN where the time is none. */
export function jstDay(time: string | number): number {
  const ms = typeof time === 'number' ? time : timeMs(time);
  return Math.floor((ms + jstOffsetMs) / dayMs);
}

/** The date in Japan, `2025-04-16`; undefined where the time is none. */
export function jstDate(time: string | number): string | undefined {
  const day = jstDay(time);
  return Number.isFinite(day) ? dateOfDay(day) : undefined;
}
