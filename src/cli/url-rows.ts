// Reads the rows of a list of URLs: CSV with a header that names them, or one URL or host name a line.
import { splitRow } from '../edge/import/csv-rows.ts';
import { readLines } from './read-lines.ts';

export interface UrlRow {
  readonly line: number;
  readonly url: string;
  readonly timeMs?: number;
  /** Whom the list says it imitates. */
  readonly brand?: string;
}

export interface UrlRowFault {
  readonly line: number;
  readonly expected: string;
}

interface Columns {
  readonly url: number;
  readonly date: number;
  readonly brand: number;
  readonly count: number;
}

/** Calls `onRow` for every row in the order of the file; empty lines are none. */
export async function readUrlRows(
  path: string,
  onRow: (row: UrlRow) => void,
  onFault: (fault: UrlRowFault) => void,
): Promise<void> {
  let columns: Columns | undefined;
  let isFirst = true;
  await readLines(path, (text, line) => {
    if (text === undefined) return onFault({ line, expected: 'a line of bearable length' });
    const plain = text.trim();
    if (plain === '') return;
    if (isFirst) {
      isFirst = false;
      columns = headerOf(plain);
      if (columns) return;
    }
    const row = columns ? csvRow(plain, line, columns) : { line, url: plain };
    if ('expected' in row) onFault(row);
    else onRow(row);
  });
}

/** A first line that names a column `url` (or, without one, `host`) is a header. */
function headerOf(text: string): Columns | undefined {
  const names = (splitRow(text) ?? []).map((name) => name.trim().toLowerCase());
  const url = names.includes('url') ? names.indexOf('url') : names.indexOf('host');
  if (url < 0) return undefined;
  return { url, date: names.indexOf('date'), brand: names.indexOf('brand'), count: names.length };
}

function csvRow(text: string, line: number, columns: Columns): UrlRow | UrlRowFault {
  const values = splitRow(text);
  // Names alone may follow dated rows: they are rows of which nothing else is known.
  if (values?.length === 1) return { line, url: values[0].trim() };
  if (values === undefined || values.length < columns.count)
    return { line, expected: `${columns.count} fields` };
  // Commas too many are the URL's own: lists are often written without quotation marks.
  const extra = values.length - columns.count;
  const url = values
    .slice(columns.url, columns.url + extra + 1)
    .join(',')
    .trim();
  const field = (column: number): string | undefined =>
    column < 0 ? undefined : values[column < columns.url ? column : column + extra].trim();
  const brand = field(columns.brand) || undefined;
  const date = field(columns.date) ?? '';
  if (date === '') return { line, url, brand };
  const timeMs = readDate(date);
  return timeMs === undefined
    ? { line, expected: 'a date such as 2025-07-01T12:00:00Z or 2025/07/01 12:00:00' }
    : { line, url, timeMs, brand };
}

const dateForm = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?/;
const zone = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Milliseconds since 1970. A date without zone is Japan's, as Japan's shared lists have it. */
export function readDate(text: string): number | undefined {
  const [plain] = dateForm.exec(text) ?? [];
  if (plain === undefined) return undefined;
  const rest = text.slice(plain.length).trim();
  if (rest !== '' && !zone.test(rest)) return undefined;
  const [day, time = '00:00'] = plain.split(/[T ]/);
  const [year, month, date] = day.split(/[-/]/);
  const clock = time.padStart(time.indexOf(':') === 1 ? time.length + 1 : time.length, '0');
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}T${clock}${rest || '+09:00'}`;
  const timeMs = Date.parse(iso);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
