// Event time in and out: RFC 3339 text on the outside, milliseconds since 1970 within.
import { dayOfCivil, daysInMonth } from './calendar.ts';

const dayMs = 86_400_000;

/** Milliseconds of an RFC 3339 UTC time already checked by its pattern; NaN for a day that does not exist. */
export function timeMsOf(time: string): number {
  if (time.length === usualLength) return usualTimeMsOf(time);
  const timeMs = Date.parse(time);
  // `2025-02-30` is rolled over by some engines and refused by others: compare the day.
  if (Number(time.slice(8, 10)) > 28 && new Date(timeMs).getUTCDate() !== Number(time.slice(8, 10)))
    return Number.NaN;
  return timeMs;
}

/** `2025-04-16T14:30:00.000Z`: nearly every time there is, in a tenth of what Date.parse takes. */
const usualLength = 24;

function usualTimeMsOf(time: string): number {
  const year = digits(time, 0, 4);
  const month = digits(time, 5, 7);
  const day = digits(time, 8, 10);
  if (day > daysInMonth(year, month)) return Number.NaN;
  const seconds = (digits(time, 11, 13) * 60 + digits(time, 14, 16)) * 60 + digits(time, 17, 19);
  return dayOfCivil(year, month, day) * dayMs + seconds * 1000 + digits(time, 20, 23);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** The day last written, and how it begins: times follow each other, and a day is long. */
const latestDay = { number: Number.NaN, text: '' };

/** RFC 3339 with milliseconds, as Date.toISOString writes the years 0 to 9999. */
export function timeOf(timeMs: number): string {
  const wholeMs = Math.trunc(timeMs);
  const day = Math.floor(wholeMs / dayMs);
  if (day !== latestDay.number) {
    latestDay.text = new Date(wholeMs).toISOString().slice(0, -'00:00:00.000Z'.length);
    latestDay.number = day;
  }
  const inDay = wholeMs - day * dayMs;
  const seconds = Math.floor(inDay / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const clock = `${two[hours]}:${two[minutes % 60]}:${two[seconds % 60]}`;
  return `${latestDay.text}${clock}.${three(inDay % 1000)}Z`;
}

/** `00` to `59`, and the hours among them. */
const two: readonly string[] = Array.from({ length: 60 }, (_, value) =>
  String(value).padStart(2, '0'),
);

function three(value: number): string {
  return value === 0 ? '000' : String(value).padStart(3, '0');
}
