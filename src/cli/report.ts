// The command `sekisho report fsa`: the regulator's monthly table from a cases file.
import { parseArgs } from 'node:util';
import { dayOfDate, monthOfText } from '../core/lib/calendar.ts';
import type { Language } from '../core/report/fsa-amount.ts';
import { drawFsaTable } from '../core/report/fsa-draw.ts';
import { FsaError } from '../core/report/fsa-error.ts';
import type { FsaTable } from '../core/report/fsa-table.ts';
import { openTally } from '../core/report/fsa-tally.ts';
import { renderCsv } from '../core/report/render-csv.ts';
import { renderJson } from '../core/report/render-json.ts';
import { renderTable } from '../core/report/render-table.ts';
import type { ReadCounts } from './read-cases.ts';
import { readCasesFile, refusalsListedMax } from './read-cases.ts';
import { fsaErrorText } from './report-words.ts';
import { type CommandOutput, UsageError } from './usage.ts';

type Renderer = (table: FsaTable, language: Language) => string;

const renderers: Readonly<Record<string, Renderer>> = {
  table: renderTable,
  csv: renderCsv,
  json: renderJson,
};

interface FsaCommand {
  readonly cases: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly simulated: boolean;
  readonly render: Renderer;
  readonly language: Language;
}

const optionTypes = {
  cases: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  simulated: { type: 'boolean' },
} as const;

function parsedArgs(args: string[]) {
  try {
    return parseArgs({ args, options: optionTypes, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
}

function rendererOf(format: string | undefined, json: boolean): Renderer {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} contradict each other`);
  }
  const name = json ? 'json' : (format ?? 'table');
  if (!Object.hasOwn(renderers, name)) {
    const known = Object.keys(renderers).join(', ');
    throw new UsageError(`--format is one of ${known}, not '${name}'`);
  }
  return renderers[name];
}

function languageOf(lang = 'ja'): Language {
  if (lang === 'ja' || lang === 'en') return lang;
  throw new UsageError(`--lang is ja or en, not '${lang}'`);
}

function checkDates(asOf?: string, months: readonly (string | undefined)[] = []): void {
  if (asOf !== undefined && Number.isNaN(dayOfDate(asOf))) {
    throw new UsageError(`--as-of is a date like 2025-04-16, not '${asOf}'`);
  }
  for (const month of months) {
    if (month !== undefined && Number.isNaN(monthOfText(month))) {
      throw new UsageError(`--from and --to are months like 2025-04, not '${month}'`);
    }
  }
}

function fsaCommand(args: string[]): FsaCommand {
  const { values, positionals } = parsedArgs(args);
  if (positionals.length !== 1 || positionals[0] !== 'fsa') {
    const given = positionals.length === 0 ? 'nothing' : `'${positionals.join(' ')}'`;
    throw new UsageError(`which report: expected fsa, not ${given}`);
  }
  if (values.cases === undefined || values.cases === '')
    throw new UsageError('--cases FILE is missing');
  const { 'as-of': asOf, from, to } = values;
  checkDates(asOf, [from, to]);
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError(`--from ${from} is after --to ${to}`);
  }
  return {
    cases: values.cases,
    asOf,
    from,
    to,
    simulated: values.simulated ?? false,
    render: rendererOf(values.format, values.json ?? false),
    language: languageOf(values.lang),
  };
}

function tellCounts(counts: ReadCounts, output: CommandOutput): void {
  const unlisted = counts.linesRefused - refusalsListedMax;
  if (unlisted > 0) output.stderr(`further lines refused: ${unlisted}\n`);
  if (counts.linesUndated > 0) {
    output.stderr(`lines without updated, dated by opened or confirmed: ${counts.linesUndated}\n`);
  }
}

function tellLeftOut(table: FsaTable, output: CommandOutput): void {
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

async function printFsa(command: FsaCommand, output: CommandOutput): Promise<number> {
  const tally = openTally({ asOf: command.asOf });
  const counts = await readCasesFile(command.cases, tally, (line, { field, expected }) =>
    output.stderr(`${command.cases}:${line}: ${field}: expected ${expected}\n`),
  );
  tellCounts(counts, output);
  if (counts.linesTaken === 0 && counts.linesRefused > 0) {
    output.stderr(`${command.cases}: no line could be read\n`);
    return 1;
  }
  const table = drawFsaTable(tally, command);
  tellLeftOut(table, output);
  output.stdout(command.render(table, command.language));
  return 0;
}

/** The one line for a failed report, and the exit status: 2 where the options are at fault. */
function failure(error: unknown): { line: string; status: number } {
  if (error instanceof UsageError) return { line: error.message, status: 2 };
  if (error instanceof FsaError) {
    return { line: fsaErrorText(error), status: error.code === 'month-after-as-of' ? 2 : 1 };
  }
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { line: path === undefined ? `cannot read the cases: ${message}` : message, status: 1 };
}

/** Runs `sekisho report …`; `args` are those after `report`. Resolves to the exit status. */
export async function runReport(args: string[], output: CommandOutput): Promise<number> {
  try {
    return await printFsa(fsaCommand(args), output);
  } catch (error) {
    const { line, status } = failure(error);
    output.stderr(`sekisho report: ${line}\n`);
    return status;
  }
}
