// Streams a cases file (JSON lines, plain or .gz) line by line into the regulator's tally.
import { readFsaCaseBytes } from '../core/report/fsa-case-bytes.ts';
import type { FsaFacts, LineRefusal } from '../core/report/fsa-case-line.ts';
import { readFsaCaseLine } from '../core/report/fsa-case-line.ts';
import type { FsaTally } from '../core/report/fsa-tally.ts';
import { takeEntry, takeFacts } from '../core/report/fsa-tally.ts';
import type { LineBytes } from '../core/report/json-bytes.ts';
import { lineBytesMax, readByteLines } from './read-byte-lines.ts';

/** Refused lines beyond this are counted, not listed. */
export const refusalsListedMax = 100;

export interface ReadCounts {
  linesTaken: number;
  linesRefused: number;
  /** Lines without `updated`, taken as written at the latest time they speak of. */
  linesUndated: number;
}

const notAnObject: LineRefusal = { field: '(line)', expected: 'one JSON object' };
const overlong: LineRefusal = { field: '(line)', expected: `at most ${lineBytesMax} bytes` };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function count(counts: ReadCounts, { undated }: FsaFacts): void {
  counts.linesTaken += 1;
  if (undated) counts.linesUndated += 1;
}

function takeText(tally: FsaTally, counts: ReadCounts, text: string): LineRefusal | undefined {
  if (text.trim() === '') return undefined;
  const value = parsed(text);
  if (value === undefined) return notAnObject;
  const entry = readFsaCaseLine(value);
  if ('expected' in entry) return entry;
  takeEntry(tally, entry);
  count(counts, entry);
  return undefined;
}

/** A file's first line may begin with a byte order mark. */
function textOf(bytes: LineBytes, start: number, end: number, lineNumber: number): string {
  const text = bytes.utf8Slice(start, end);
  return lineNumber === 1 ? text.replace(/^\uFEFF/, '') : text;
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
  const refused = (lineNumber: number, refusal: LineRefusal | undefined): void => {
    if (refusal === undefined) return;
    counts.linesRefused += 1;
    if (counts.linesRefused <= refusalsListedMax) refuse(lineNumber, refusal);
  };
  await readByteLines(path, (bytes, start, end, lineNumber) => {
    if (bytes === undefined) {
      refused(lineNumber, overlong);
      return;
    }
    const facts = readFsaCaseBytes(bytes, start, end);
    if (facts === undefined)
      refused(lineNumber, takeText(tally, counts, textOf(bytes, start, end, lineNumber)));
    else {
      takeFacts(tally, facts, bytes, facts.nameStart, facts.nameEnd);
      count(counts, facts);
    }
  });
  return counts;
}
