// Japan time, business days and trading hours of the exchanges, for the first half of 2025.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
const jstOffsetMs = 9 * hourMs;

export type Exchange = 'XTKS' | 'XHKG' | 'XSHG' | 'XNAS';

/** Start of a Japanese calendar day (`2025-02-01`) in epoch milliseconds. */
export function startOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) - jstOffsetMs;
}

/** The Japanese calendar date at a time. */
export function dateAt(timeMs: number): string {
  return new Date(timeMs + jstOffsetMs).toISOString().slice(0, 10);
}

/** The Japanese month at a time: `2025-02`. */
export function monthAt(timeMs: number): string {
  return dateAt(timeMs).slice(0, 7);
}

/** Start of the Japanese day a time falls in. */
export function dayStartOf(timeMs: number): number {
  return Math.floor((timeMs + jstOffsetMs) / dayMs) * dayMs - jstOffsetMs;
}

export function minuteOfDay(timeMs: number): number {
  return (timeMs - dayStartOf(timeMs)) / minuteMs;
}

/** 0 is Sunday. */
function weekday(dayStartMs: number): number {
  return new Date(dayStartMs + jstOffsetMs).getUTCDay();
}

/** Closed besides Saturdays and Sundays, January to June 2025 (the exchanges' published calendars). */
const holidays: Readonly<Record<Exchange, ReadonlySet<string>>> = {
  XTKS: new Set(
    '2025-01-01 2025-01-02 2025-01-03 2025-01-13 2025-02-11 2025-02-24 2025-03-20 2025-04-29 2025-05-05 2025-05-06'.split(
      ' ',
    ),
  ),
  XHKG: new Set(
    '2025-01-01 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-04-18 2025-04-21 2025-05-01 2025-05-05'.split(
      ' ',
    ),
  ),
  XSHG: new Set(
    '2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02 2025-05-05 2025-06-02'.split(
      ' ',
    ),
  ),
  XNAS: new Set('2025-01-01 2025-01-20 2025-02-17 2025-04-18 2025-05-26 2025-06-19'.split(' ')),
};

/** From this day on New York is an hour nearer (daylight saving since 9 March 2025). */
const newYorkSummer = startOfDate('2025-03-10');
const exchanges: readonly Exchange[] = ['XTKS', 'XHKG', 'XSHG', 'XNAS'];
/** What is known of a day already, by day number and exchange; a few hundred entries a year. */
const tradingDays = new Map<number, boolean>();

/** Whether the exchange opens on that Japanese day. */
export function isTradingDay(exchange: Exchange, dayStartMs: number): boolean {
  const number = Math.floor((dayStartMs + jstOffsetMs) / dayMs);
  const key = number * exchanges.length + exchanges.indexOf(exchange);
  const known = tradingDays.get(key);
  if (known !== undefined) return known;
  const day = weekday(dayStartMs);
  const open = day !== 0 && day !== 6 && !holidays[exchange].has(dateAt(dayStartMs));
  tradingDays.set(key, open);
  return open;
}

type Windows = readonly (readonly [fromMinute: number, toMinute: number])[];

const windows: Readonly<Record<Exchange, Windows>> = {
  XTKS: [
    [540, 690],
    [750, 930],
  ],
  XHKG: [
    [630, 780],
    [840, 1020],
  ],
  XSHG: [
    [630, 750],
    [840, 960],
  ],
  XNAS: [[1410, 1800]],
};
const newYorkSummerWindows: Windows = [[1350, 1740]];

/** Open windows of one Japanese day, in minutes; New York's run over midnight into the next day. */
function windowsOf(exchange: Exchange, dayStartMs: number): Windows {
  const summer = exchange === 'XNAS' && dayStartMs >= newYorkSummer;
  return summer ? newYorkSummerWindows : windows[exchange];
}

function isInside(exchange: Exchange, dayStartMs: number, timeMs: number): boolean {
  if (!isTradingDay(exchange, dayStartMs)) return false;
  const minute = (timeMs - dayStartMs) / minuteMs;
  return windowsOf(exchange, dayStartMs).some(([from, to]) => minute >= from && minute < to);
}

export function isOpen(exchange: Exchange, timeMs: number): boolean {
  const today = dayStartOf(timeMs);
  return isInside(exchange, today, timeMs) || isInside(exchange, today - dayMs, timeMs);
}

/** The time itself where the exchange is open, else its next opening (within ten days). */
export function nextOpen(exchange: Exchange, timeMs: number): number {
  if (isOpen(exchange, timeMs)) return timeMs;
  const today = dayStartOf(timeMs);
  for (let day = today; day <= today + 10 * dayMs; day += dayMs) {
    if (!isTradingDay(exchange, day)) continue;
    for (const [from] of windowsOf(exchange, day)) {
      if (day + from * minuteMs >= timeMs) return day + from * minuteMs;
    }
  }
  return today + 10 * dayMs;
}

/** Last minute of trading that begins on that Japanese day. */
export function closeOf(exchange: Exchange, dayStartMs: number): number {
  return dayStartMs + windowsOf(exchange, dayStartMs).at(-1)![1] * minuteMs;
}

/** How much of the day's trading lies behind, 0 to 1; between windows it stands still. */
export function sessionShare(exchange: Exchange, dayStartMs: number, timeMs: number): number {
  const minute = (timeMs - dayStartMs) / minuteMs;
  let behind = 0;
  let whole = 0;
  for (const [from, to] of windowsOf(exchange, dayStartMs)) {
    behind += Math.min(Math.max(minute - from, 0), to - from);
    whole += to - from;
  }
  return behind / whole;
}

let isoDay = Number.NaN;
let isoDate = '';
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

/** RFC 3339 in UTC, as Date writes it, but fast: events of one day share the date's text. */
export function isoTime(timeMs: number): string {
  const day = Math.floor(timeMs / dayMs);
  if (day !== isoDay) {
    isoDay = day;
    isoDate = new Date(day * dayMs).toISOString().slice(0, 11);
  }
  const rest = timeMs - day * dayMs;
  const hours = twoDigits[Math.floor(rest / hourMs)];
  const minutes = twoDigits[Math.floor(rest / minuteMs) % 60];
  const seconds = twoDigits[Math.floor(rest / 1000) % 60];
  const ms = rest % 1000;
  return `${isoDate}${hours}:${minutes}:${seconds}.${ms < 100 ? `0${twoDigitsOf(ms)}` : ms}Z`;
}

function twoDigitsOf(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
