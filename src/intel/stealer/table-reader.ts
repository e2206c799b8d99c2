// Reads tables with a header, as browsers and panels export them: which column is what, then row by row.
import type { KeyReader } from './key-reader.ts';
import { lineBytesMax } from './line-splitter.ts';
import type { ListLine } from './list-line.ts';
import { createTableRow, splitTableRow, type TableRow, wipeTableRow } from './table-row.ts';

export interface TableReader {
  /** Whether the line belonged to a table; a row's parts are left in `row` for `onRow`. */
  take(row: ListLine, bytes: Buffer, start: number, end: number): boolean;
}

interface Columns {
  readonly delimiter: number;
  readonly url: number;
  readonly login: number;
  readonly password: number;
}

/** A banner may stand before the header. */
const headerLinesMax = 8;
/** A header is short; this many cells of words. */
const headerBytesMax = 512;
const delimiters = [0x2c, 0x3b, 0x09, 0x7c];

export function createTableReader(keys: KeyReader, onRow: (bytes: Buffer) => void): TableReader {
  let columns: Columns | undefined;
  let lines = 0;
  let cells: TableRow | undefined;

  function readRow(row: ListLine, bytes: Buffer, start: number, end: number, at: Columns): void {
    cells ??= createTableRow(lineBytesMax);
    splitTableRow(cells, bytes, start, end, at.delimiter);
    if (cells.starts.length > Math.max(at.url, at.login, at.password)) {
      row.urlStart = cells.starts[at.url]!;
      row.urlEnd = cells.ends[at.url]!;
      row.loginStart = cells.starts[at.login]!;
      row.loginEnd = cells.ends[at.login]!;
      row.passwordStart = cells.starts[at.password]!;
      row.passwordEnd = cells.ends[at.password]!;
      onRow(cells.text);
    }
    wipeTableRow(cells);
  }

  return {
    take(row, bytes, start, end) {
      if (columns) {
        readRow(row, bytes, start, end, columns);
        return true;
      }
      if (lines >= headerLinesMax) return false;
      lines += 1;
      columns = headerOf(keys, bytes, start, end);
      return columns !== undefined;
    },
  };
}

function headerOf(keys: KeyReader, bytes: Buffer, start: number, end: number): Columns | undefined {
  if (end - start > headerBytesMax) return undefined;
  for (const delimiter of delimiters) {
    const cells = createTableRow(headerBytesMax);
    splitTableRow(cells, bytes, start, end, delimiter);
    if (cells.starts.length < 3) continue;
    const roles = cells.starts.map((from, at) =>
      keys.knownRoleOf(cells.text, from, cells.ends[at]!),
    );
    const columns = {
      delimiter,
      url: roles.indexOf('url'),
      login: roles.indexOf('login'),
      password: roles.indexOf('password'),
    };
    if (columns.url >= 0 && columns.login >= 0 && columns.password >= 0) return columns;
  }
  return undefined;
}
