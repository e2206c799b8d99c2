// The URL judge of a command, with the firm's own additions and the confirmed phishing it is given.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Firm } from '../intel/url/brand-dictionary.ts';
import { createUrlJudge } from '../intel/url/default-judge.ts';
import { readFirms } from '../intel/url/firm-file.ts';
import { teachUrl } from '../intel/url/teach-url.ts';
import type { UrlJudge } from '../intel/url/weigh-url.ts';
import { readUrlRows, type UrlRow } from './url-rows.ts';
import { type CommandOutput, UsageError } from './usage.ts';

/** As the memory of the judge holds some 50,000 lessons, the latest of so many rows are enough. */
const confirmedRowsMax = 500_000;
const faultsListedMax = 100;

/** A firm file, as `intel urls --firms` has it. */
export function firmsOf(path: string): Firm[] {
  try {
    return readFirms(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

export interface TaughtJudge {
  readonly judge: UrlJudge;
  /** When the last of it was confirmed; undefined where nothing was taught. */
  readonly lastMs: number | undefined;
}

/** Rows with `url`, `date` and `brand` teach, in the order of their dates; all of it is known at once. */
export async function taughtJudge(
  confirmed: string | undefined,
  firms: readonly Firm[],
  output: CommandOutput,
): Promise<TaughtJudge> {
  const judge = createUrlJudge({ firms });
  if (confirmed === undefined) return { judge, lastMs: undefined };
  const rows = await confirmedRows(confirmed, output);
  const teacher = basename(confirmed);
  for (const { url, timeMs, brand } of rows) teachUrl(judge, url, { brand, timeMs, teacher });
  return { judge, lastMs: rows.at(-1)?.timeMs };
}

type ConfirmedRow = Required<UrlRow>;

async function confirmedRows(path: string, output: CommandOutput): Promise<ConfirmedRow[]> {
  const rows: ConfirmedRow[] = [];
  let faults = 0;
  const tell = (line: number, expected: string): void => {
    faults += 1;
    if (faults <= faultsListedMax) output.stderr(`${path}: line ${line}: expected ${expected}\n`);
  };
  const take = (row: UrlRow): void => {
    if (rows.length >= confirmedRowsMax)
      throw new UsageError(`${path}: more than ${confirmedRowsMax} rows: give the latest`);
    const { line, url, timeMs, brand } = row;
    if (timeMs === undefined || brand === undefined) tell(line, 'a date and a brand');
    else rows.push({ line, url, timeMs, brand });
  };
  try {
    await readUrlRows(path, take, ({ line, expected }) => tell(line, expected));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
  return rows.sort((one, other) => one.timeMs - other.timeMs || one.line - other.line);
}
