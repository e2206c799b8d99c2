// Streams a cases file (JSON lines, plain or .gz) line by line into the regulator's tally.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { LineRefusal } from '../core/report/fsa-case-line.ts';
import { readFsaCaseLine } from '../core/report/fsa-case-line.ts';
import type { FsaTally } from '../core/report/fsa-tally.ts';
import { takeEntry } from '../core/report/fsa-tally.ts';

/** Over 100,000 orders of 64-character ids in one case; a longer line is refused and skipped. */
export const lineLengthMax = 8 * 1024 * 1024;
/** Refused lines beyond this are counted, not listed. */
export const refusalsListedMax = 100;
const chunkBytes = 1 << 20;

export interface ReadCounts {
  linesTaken: number;
  linesRefused: number;
  /** Lines without `updated`, taken as written at the latest time they speak of. */
  linesUndated: number;
}

/** Calls `onLine` for each line; undefined stands for one longer than `lineLengthMax`. */
async function eachLine(
  chunks: AsyncIterable<Buffer>,
  onLine: (text: string | undefined, lineNumber: number) => void,
): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let tooLong = false;
  let lineNumber = 0;
  const extend = (text: string): void => {
    tooLong ||= rest.length + text.length > lineLengthMax;
    rest = tooLong ? '' : rest + text;
  };
  const finish = (): void => {
    lineNumber += 1;
    onLine(tooLong ? undefined : rest, lineNumber);
    rest = '';
    tooLong = false;
  };
  for await (const chunk of chunks) {
    const [first, ...others] = decoder.write(chunk).split('\n');
    extend(first);
    for (const line of others) {
      finish();
      extend(line);
    }
  }
  extend(decoder.end());
  if (rest !== '' || tooLong) finish();
}

const notAnObject: LineRefusal = { field: '(line)', expected: 'one JSON object' };
const overlong: LineRefusal = { field: '(line)', expected: `at most ${lineLengthMax} characters` };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function takeLine(tally: FsaTally, counts: ReadCounts, text: string): LineRefusal | undefined {
  const value = parsed(text);
  if (value === undefined) return notAnObject;
  const entry = readFsaCaseLine(value);
  if ('expected' in entry) return entry;
  takeEntry(tally, entry);
  counts.linesTaken += 1;
  if (entry.undated) counts.linesUndated += 1;
  return undefined;
}

/**
 * Blank lines are passed over; a line that cannot be counted is told to `refuse` and the rest
 * goes on. Rejects with the file's own error where it cannot be read, with the tally's `FsaError`.
 */
export async function readCasesFile(
  path: string,
  tally: FsaTally,
  refuse: (lineNumber: number, refusal: LineRefusal) => void,
): Promise<ReadCounts> {
  const counts: ReadCounts = { linesTaken: 0, linesRefused: 0, linesUndated: 0 };
  const onLine = (text: string | undefined, lineNumber: number): void => {
    const line = lineNumber === 1 ? text?.replace(/^\uFEFF/, '') : text;
    if (line?.trim() === '') return;
    const refusal = line === undefined ? overlong : takeLine(tally, counts, line);
    if (refusal === undefined) return;
    counts.linesRefused += 1;
    if (counts.linesRefused <= refusalsListedMax) refuse(lineNumber, refusal);
  };
  const lines = (chunks: AsyncIterable<Buffer>): Promise<void> => eachLine(chunks, onLine);
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  if (path.endsWith('.gz')) await pipeline(file, createGunzip({ chunkSize: chunkBytes }), lines);
  else await pipeline(file, lines);
  return counts;
}
