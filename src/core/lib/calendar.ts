// The Gregorian calendar as arithmetic on whole numbers, free of the process's time zone.
// A day is a count of days since 1970-01-01; a month is a count of months since year 0.

/** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": 400 years are 146,097 days. */
const daysPerEra = 146_097;
const daysBeforeEpoch = 719_468;

/** The day of a civil date whose fields are already known to be real. */
export function dayOfCivil(year: number, month: number, dayOfMonth: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysPerEra + yearOfEra * 365 + leapDays + dayOfYear - daysBeforeEpoch;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

export function civilOfDay(day: number): Civil {
  const shifted = day + daysBeforeEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

const daysByMonth: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 for a month that does not exist, so that no day of it passes a comparison. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (daysByMonth[month - 1] ?? 0);
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** `2025-04-16`. */
export function dateOfDay(day: number): string {
  const { year, month, dayOfMonth } = civilOfDay(day);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

/** The day of `2025-04-16`; NaN where the text is not a real date. */
export function dayOfDate(date: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts === null) return Number.NaN;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return Number.NaN;
  return dayOfCivil(year, month, dayOfMonth);
}

export function monthOfDay(day: number): number {
  const { year, month } = civilOfDay(day);
  return year * 12 + month - 1;
}

export interface CivilMonth {
  readonly year: number;
  readonly month: number;
}

export function civilOfMonth(month: number): CivilMonth {
  return { year: Math.floor(month / 12), month: (month % 12) + 1 };
}

/** `2025-04`. */
export function textOfMonth(month: number): string {
  const civil = civilOfMonth(month);
  return `${digits(civil.year, 4)}-${digits(civil.month, 2)}`;
}

/** The month of `2025-04`; NaN where the text is not a real month. */
export function monthOfText(text: string): number {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return parts === null ? Number.NaN : Number(parts[1]) * 12 + Number(parts[2]) - 1;
}
