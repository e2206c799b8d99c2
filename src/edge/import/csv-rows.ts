// Rows of a CSV file with a header, plain or gzipped, one line at a time in constant memory.
//
// One line is one row: a field may be quoted but may not hold a line break. A general CSV parser
// lets one lost quotation mark swallow the rest of the file; here it costs its own line.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError, type ImportFault } from './importer.ts';

export interface CsvRow {
  /** Counted from 1, the header being line 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

/** A longer line is no row of any format here: it is refused without being kept. */
const lineLengthMax = 64 * 1024;
const byteOrderMark = '\uFEFF';
/** What the decoder puts in place of bytes that are not UTF-8. */
export const notUtf8 = '\uFFFD';

/** Refuses the file where a required column is missing; a line that is no row is a fault. */
export async function* csvRows(
  path: string,
  required: readonly string[],
  onFault: (fault: ImportFault) => void,
): AsyncGenerator<CsvRow> {
  let header: string[] | undefined;
  let line = 0;
  for await (const text of linesOf(path)) {
    line += 1;
    if (header === undefined) header = headerOf(path, text, required);
    else if (text !== '') {
      const values = text.length > lineLengthMax ? undefined : splitRow(text);
      if (values?.length === header.length) yield { line, fields: named(header, values) };
      else onFault({ line, field: 'row', expected: `${header.length} fields` });
    }
  }
  if (header === undefined)
    throw new ImportError(`${basename(path)}: empty, expected a line of columns first`);
}

function headerOf(path: string, text: string, required: readonly string[]): string[] {
  if (text.includes(notUtf8)) throw new ImportError(`${basename(path)}:1: expected UTF-8`);
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  const header = (splitRow(text.slice(start)) ?? []).map((name) => name.trim());
  const missing = required.find((column) => !header.includes(column));
  if (missing !== undefined)
    throw new ImportError(`${basename(path)}: column ${missing} is missing`);
  return header;
}

function named(header: readonly string[], values: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [index, name] of header.entries()) fields[name] = values[index];
  return fields;
}

/** Nothing where a quotation mark is not closed. */
export function splitRow(text: string): string[] | undefined {
  if (!text.includes('"')) return text.split(',');
  const values: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] !== '"') {
      const end = text.indexOf(',', at);
      values.push(text.slice(at, end < 0 ? text.length : end));
      at = end < 0 ? text.length + 1 : end + 1;
      continue;
    }
    const end = quoteEnd(text, at + 1);
    if (end === undefined) return undefined;
    values.push(text.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
  }
  return values;
}

/** Where the closing quotation mark stands; it must be followed by a comma or the end. */
function quoteEnd(text: string, from: number): number | undefined {
  let at = from;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return undefined;
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  return at + 1 === text.length || text[at + 1] === ',' ? at : undefined;
}

/** What exceeds `lineLengthMax` of a line is dropped, which makes the line too long by one. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of textOf(path)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!.slice(0, lineLengthMax + 1);
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

function textOf(path: string): Readable {
  const file = createReadStream(path);
  const bytes = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
  return bytes.setEncoding('utf8');
}
