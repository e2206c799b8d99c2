// Reads the day of a log from the dates stealers write: American, European, Japanese, or part of a folder's name.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Infostealers of these families begin about 2018; a log from before is a wrong clock. */
const yearMin = 2015;
const yearMax = 2079;

/** `YYYY-MM-DD`, or nothing. Day before month where both are possible, unless the time is said in AM and PM. */
export function readLogDate(text: string): string | undefined {
  return yearFirst(text) ?? numbers(text) ?? named(text) ?? epoch(text);
}

/** The date in a folder's name: `[JP]_2025_07_30`, `Vidar_P010_20250730_134243`, `30.07.2025`. */
export function dateInName(name: string): string | undefined {
  const packed = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/.exec(name);
  if (packed) return day(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  return yearFirst(name) ?? numbers(name);
}

function yearFirst(text: string): string | undefined {
  const found = /(?<!\d)(20\d\d)[-/._年](\d{1,2})[-/._月](\d{1,2})(?!\d)/.exec(text);
  return found ? day(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}

function numbers(text: string): string | undefined {
  const found = /(?<!\d)(\d{1,2})([-/._])(\d{1,2})\2(20\d\d)(?!\d)/.exec(text);
  if (!found) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const isAmerican = found[2] === '/' && /\d\s*[AP]M\b/i.test(text);
  const [dayFirst, monthFirst] = [day(year, second, first), day(year, first, second)];
  return isAmerican ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

/** `Wed Jul 30 13:42:43 2025`, `30 July 2025`, `Jul 30, 2025`. */
function named(text: string): string | undefined {
  const month = months.findIndex((name) => new RegExp(`\\b${name}[a-z]*\\b`, 'i').test(text)) + 1;
  const year = /\b(20\d\d)\b/.exec(text);
  const dayOfMonth = /(?<![\d:])(\d{1,2})(?![\d:])/.exec(text);
  return month > 0 && year && dayOfMonth
    ? day(Number(year[1]), month, Number(dayOfMonth[1]))
    : undefined;
}

function epoch(text: string): string | undefined {
  const found = /^\s*(1[4-9]\d{8}|2\d{9})(\d{3})?\s*$/.exec(text);
  return found ? new Date(Number(found[1]) * 1000).toISOString().slice(0, 10) : undefined;
}

function day(year: number, month: number, dayOfMonth: number): string | undefined {
  if (year < yearMin || year > yearMax) return undefined;
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return undefined;
  return date.toISOString().slice(0, 10);
}
