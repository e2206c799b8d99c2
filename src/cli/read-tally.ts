// Reads the cases into a tally and says beside the report what of them is not in it.
import { stat } from 'node:fs/promises';
import type { FsaTable } from '../core/report/fsa-table.ts';
import type { FsaTally } from '../core/report/fsa-tally.ts';
import type { ReadCounts } from './read-cases.ts';
import { readCasesFile, refusalsListedMax } from './read-cases.ts';
import type { CommandOutput } from './usage.ts';

function tellCounts(counts: ReadCounts, output: CommandOutput): void {
  if (counts.linesRefused > 0) output.incomplete?.();
  const unlisted = counts.linesRefused - refusalsListedMax;
  if (unlisted > 0) output.stderr(`further lines refused: ${unlisted}\n`);
  if (counts.linesUndated > 0) {
    output.stderr(`lines without updated, dated by opened or confirmed: ${counts.linesUndated}\n`);
  }
}

/** The shortest lines this program writes; a packed file holds more, and room grows then. */
const lineBytesLeast = 250;

/** At most so many cases a file can hold; a file that is not there says so when it is read. */
export async function casesExpectedIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return Math.ceil((found?.size ?? 0) / lineBytesLeast);
}

/** Whether any line could be read; what could not is told line by line. */
export async function readTally(
  path: string,
  tally: FsaTally,
  output: CommandOutput,
): Promise<boolean> {
  const counts = await readCasesFile(path, tally, (line, { field, expected }) =>
    output.stderr(`${path}:${line}: ${field}: expected ${expected}\n`),
  );
  tellCounts(counts, output);
  if (counts.linesTaken > 0 || counts.linesRefused === 0) return true;
  output.stderr(`${path}: no line could be read\n`);
  return false;
}

export function tellLeftOut(table: FsaTable, output: CommandOutput): void {
  const { linesAfterAsOf, casesDismissed, casesUndecided, casesOutsideMonths } = table.leftOut;
  const parts = [
    { count: casesUndecided, why: 'not confirmed as fraud by then' },
    { count: casesDismissed, why: 'dismissed' },
    { count: casesOutsideMonths, why: 'outside the months shown' },
  ].filter(({ count }) => count > 0);
  const told = parts.map(({ count, why }) => `${count} ${why}`).join(', ');
  if (parts.length > 0) output.stderr(`cases not counted: ${told}\n`);
  if (linesAfterAsOf > 0) {
    output.stderr(`lines written after ${table.asOf}, not counted: ${linesAfterAsOf}\n`);
  }
}
