// Streams a cases file (JSON lines, plain or .gz) line by line into the regulator's tally.
import type { LineRefusal } from '../core/report/fsa-case-line.ts';
import { readFsaCaseLine } from '../core/report/fsa-case-line.ts';
import type { FsaTally } from '../core/report/fsa-tally.ts';
import { takeEntry } from '../core/report/fsa-tally.ts';
import { lineLengthMax, readLines } from './read-lines.ts';

/** Refused lines beyond this are counted, not listed. */
export const refusalsListedMax = 100;

export interface ReadCounts {
  linesTaken: number;
  linesRefused: number;
  /** Lines without `updated`, taken as written at the latest time they speak of. */
  linesUndated: number;
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
    if (text?.trim() === '') return;
    const refusal = text === undefined ? overlong : takeLine(tally, counts, text);
    if (refusal === undefined) return;
    counts.linesRefused += 1;
    if (counts.linesRefused <= refusalsListedMax) refuse(lineNumber, refusal);
  };
  await readLines(path, onLine);
  return counts;
}
