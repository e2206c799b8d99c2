// Times in the firm's zone, which is Japan's, and ages against the service's own time.
import type { Language } from '../words/both.ts';

export const zone = 'Asia/Tokyo';
export const zoneName = 'JST';

function formatter(language: Language, options: Intl.DateTimeFormatOptions) {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
}

function pair(options: Intl.DateTimeFormatOptions) {
  return { ja: formatter('ja', options), en: formatter('en', options) };
}

const seconds = pair({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minutes = pair({ hour: '2-digit', minute: '2-digit' });
const days = pair({ month: 'short', day: 'numeric', weekday: 'short' });
const monthDays = pair({ month: 'short', day: 'numeric' });
const dates = pair({ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });
const months = pair({ year: 'numeric', month: 'short' });
const hours = formatter('en', { hour: '2-digit' });

export const clock = (time: string | number, language: Language): string =>
  seconds[language].format(new Date(time));
export const clockMinutes = (time: string | number, language: Language): string =>
  minutes[language].format(new Date(time));
export const day = (time: string | number, language: Language): string =>
  days[language].format(new Date(time));
export const monthDay = (time: string | number, language: Language): string =>
  monthDays[language].format(new Date(time));
export const date = (time: string | number, language: Language): string =>
  dates[language].format(new Date(time));
/** Of `2025-04`. */
export const monthName = (month: string, language: Language): string =>
  months[language].format(new Date(`${month}-15T00:00:00Z`));

export function moment(time: string | number, language: Language): string {
  return `${monthDay(time, language)} ${clock(time, language)}`;
}

/** Hour of the day in the firm's zone, 0 to 23. */
export const hourOf = (time: string | number): number => Number(hours.format(new Date(time)));

const offsetMs = 9 * 3_600_000;
const dayMs = 86_400_000;

/** Midnight of the firm's zone at or before a time. */
export function dayStartMs(ms: number): number {
  return Math.floor((ms + offsetMs) / dayMs) * dayMs - offsetMs;
}

const units = [
  { ms: dayMs, en: 'd', ja: '日' },
  { ms: 3_600_000, en: 'h', ja: '時間' },
  { ms: 60_000, en: 'min', ja: '分' },
  { ms: 1_000, en: 's', ja: '秒' },
] as const;

/** `3 min`, `2 d`; the largest unit that fits, rounded down. */
export function span(ms: number, language: Language): string {
  const size = Math.max(0, ms);
  const unit = units.find((candidate) => size >= candidate.ms) ?? units[3];
  const whole = Math.floor(size / unit.ms);
  return language === 'ja' ? `${whole}${unit.ja}` : `${whole} ${unit.en}`;
}
