// Reads a file of published editions and tells what of it cannot be, or is not there.
import { type Edition, monthsMissing } from '../core/report/edition/edition.ts';
import { editionsNotFooting } from '../core/report/edition/edition-footing.ts';
import {
  editionColumns,
  editionRowsMax,
  readEditions,
} from '../core/report/edition/read-editions.ts';
import { FsaError } from '../core/report/fsa-error.ts';
import { readRows, tellFaults } from './read-rows.ts';
import type { CommandOutput } from './usage.ts';

function tellEditions(path: string, editions: readonly Edition[], output: CommandOutput): void {
  for (const edition of editions) {
    const missing = monthsMissing(edition, editions);
    if (missing.length > 0)
      output.stderr(`${path}: ${edition.edition}: not in the file: ${missing.join(', ')}\n`);
  }
  for (const { edition, figure, total, sum, complete } of editionsNotFooting(editions)) {
    const relation = complete ? 'add up to' : 'already add up to';
    output.stderr(
      `${path}: ${edition}: does not foot: total of ${figure} is ${total}, its months ${relation} ${sum}\n`,
    );
  }
}

/** Editions by date; rows that are wrong are told and left out. */
export async function readEditionsFile(
  path: string,
  output: CommandOutput,
): Promise<readonly Edition[]> {
  const { rows, faults } = await readRows(path, editionColumns, editionRowsMax);
  const read = readEditions(rows);
  tellFaults(path, [...faults, ...read.faults], output);
  if (read.editions.length === 0) throw new FsaError('no-editions', { file: path });
  tellEditions(path, read.editions, output);
  return read.editions;
}
