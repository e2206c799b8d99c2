// The options of `sekisho report fsa`, checked before anything is read.
import { dayOfDate, monthOfText } from '../core/lib/calendar.ts';
import type { Language } from '../core/report/fsa-amount.ts';
import { type CellName, cellFigureNames, readCellName } from '../core/report/fsa-cells.ts';
import { formatOf, languageOf, outFor, shownOptions } from './report-output.ts';
import { parsed, UsageError, wholeNumber } from './usage.ts';

const fsaFormats = ['table', 'csv', 'json', 'xlsx', 'pdf', 'svg', 'png'] as const;
export type FsaFormat = (typeof fsaFormats)[number];

export interface FsaCommand {
  readonly cases: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly simulated: boolean;
  readonly format: FsaFormat;
  readonly language: Language;
  /** File of published editions. */
  readonly edition?: string;
  /** Date of the table that this one revises. */
  readonly since?: string;
  readonly cell?: CellName;
  /** Cases named in each cell of the JSON. */
  readonly listedMax?: number;
  readonly withCases: boolean;
  readonly out?: string;
}

const options = {
  ...shownOptions,
  cases: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  simulated: { type: 'boolean' },
  edition: { type: 'string' },
  since: { type: 'string' },
  cell: { type: 'string' },
  'cell-cases': { type: 'string' },
  'with-cases': { type: 'boolean' },
} as const;

/** Names listed in one cell at most: a cell of a million is for `--cell`. */
const listedMaxMax = 10_000;

export function checkDate(name: string, date: string | undefined): void {
  if (date !== undefined && Number.isNaN(dayOfDate(date))) {
    throw new UsageError(`--${name} is a date like 2025-04-16, not '${date}'`);
  }
}

export function checkMonths(from: string | undefined, to: string | undefined): void {
  for (const month of [from, to]) {
    if (month !== undefined && Number.isNaN(monthOfText(month))) {
      throw new UsageError(`--from and --to are months like 2025-04, not '${month}'`);
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError(`--from ${from} is after --to ${to}`);
  }
}

function cellOf(text: string | undefined): CellName | undefined {
  if (text === undefined) return undefined;
  const cell = readCellName(text);
  if (cell !== undefined) return cell;
  const figures = cellFigureNames.join(', ');
  throw new UsageError(`--cell is a month or total and one of ${figures}, like 2025-04:cases`);
}

function listedMaxOf(text: string | undefined, format: FsaFormat): number | undefined {
  if (text === undefined) return undefined;
  if (format !== 'json') throw new UsageError('--cell-cases goes with --format json');
  const count = wholeNumber('cell-cases', text, 1);
  if (count > listedMaxMax) throw new UsageError(`--cell-cases is at most ${listedMaxMax}`);
  return count;
}

function checkTogether(command: FsaCommand): void {
  const { format, cell, withCases, out } = command;
  if (format === 'xlsx' || format === 'pdf' || format === 'png') outFor(format, out);
  if (cell && format !== 'table' && format !== 'csv' && format !== 'json')
    throw new UsageError('--cell is listed as table, csv or json');
  if (withCases && format !== 'xlsx') throw new UsageError('--with-cases goes with --format xlsx');
}

export function fsaCommand(args: string[]): FsaCommand {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length > 0) throw new UsageError(`what is '${positionals[0]}'?`);
  const { cases, from, to, since, edition, out } = values;
  if (!cases) throw new UsageError('--cases FILE is missing');
  checkDate('as-of', values['as-of']);
  checkDate('since', since);
  checkMonths(from, to);
  const format = formatOf(fsaFormats, values.format, values.json);
  const command: FsaCommand = {
    cases,
    asOf: values['as-of'],
    from,
    to,
    simulated: values.simulated ?? false,
    format,
    language: languageOf(values.lang),
    edition,
    since,
    cell: cellOf(values.cell),
    listedMax: listedMaxOf(values['cell-cases'], format),
    withCases: values['with-cases'] ?? false,
    out,
  };
  checkTogether(command);
  return command;
}
