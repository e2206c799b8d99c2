// `sekisho report loss`: each victim's loss and restitution, for the firm and for the victim.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dateOfDay, dayOfDate } from '../core/lib/calendar.ts';
import type { Language } from '../core/report/fsa-amount.ts';
import { renderGrids } from '../core/report/grid/render-grid.ts';
import { LossError } from '../core/report/loss/loss-error.ts';
import { statementGrids } from '../core/report/loss/loss-grids.ts';
import type { CaseLoss } from '../core/report/loss/loss-result.ts';
import { lossesOf } from '../core/report/loss/loss-schedule.ts';
import { type LossTrail, openTrail } from '../core/report/loss/loss-trail.ts';
import { type Method, methodNames } from '../core/report/loss/methods.ts';
import { lossJsonPieces, scheduleGrid } from '../core/report/loss/render-schedule.ts';
import { writeLossPdf } from '../edge/document/loss-pdf.ts';
import { type EachLoss, writeLossWorkbook } from '../edge/document/loss-workbook.ts';
import {
  readActionsFile,
  readLossCases,
  readLossEvents,
  readPriceBook,
} from './read-loss-files.ts';
import {
  formatOf,
  languageOf,
  outFor,
  putDocument,
  putPieces,
  putText,
  shownOptions,
} from './report-output.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const formats = ['table', 'json', 'xlsx', 'pdf'] as const;

interface LossCommand {
  readonly cases: string;
  readonly events: readonly string[];
  /** The method the firm applies; all three are worked out. */
  readonly method?: Method;
  readonly valuationDay?: number;
  readonly prices?: string;
  readonly actions?: string;
  readonly case?: string;
  readonly format: (typeof formats)[number];
  readonly language: Language;
  readonly simulated: boolean;
  readonly out?: string;
}

const options = {
  ...shownOptions,
  cases: { type: 'string' },
  events: { type: 'string', multiple: true },
  method: { type: 'string' },
  'valuation-date': { type: 'string' },
  prices: { type: 'string' },
  actions: { type: 'string' },
  case: { type: 'string' },
  simulated: { type: 'boolean' },
} as const;

function methodOf(name: string | undefined): Method | undefined {
  const method = methodNames.find((known) => known === name);
  if (name === undefined || method !== undefined) return method;
  throw new UsageError(`--method is one of ${methodNames.join(', ')}, not '${name}'`);
}

function valuationDayOf(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const day = dayOfDate(date);
  if (!Number.isNaN(day)) return day;
  throw new UsageError(`--valuation-date is a date like 2025-04-16, not '${date}'`);
}

function lossCommand(args: string[]): LossCommand {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length > 0) throw new UsageError(`what is '${positionals[0]}'?`);
  const { cases, events = [], prices, actions, out } = values;
  if (!cases) throw new UsageError('--cases FILE is missing');
  if (events.length === 0) throw new UsageError('--events FILE is missing');
  const format = formatOf(formats, values.format, values.json);
  if (format === 'xlsx') outFor(format, out);
  if (format === 'pdf' && !out) throw new UsageError('--format pdf needs --out FOLDER');
  return {
    cases,
    events,
    method: methodOf(values.method),
    valuationDay: valuationDayOf(values['valuation-date']),
    prices,
    actions,
    case: values.case,
    format,
    language: languageOf(values.lang),
    simulated: values.simulated ?? false,
    out,
  };
}

/** The day asked for, or the last one the events speak of. */
function valuationDay(command: LossCommand, trail: LossTrail): number {
  const day = command.valuationDay ?? trail.latestDay;
  if (Number.isFinite(day)) return day;
  throw new LossError('no-valuation-date');
}

/** A file of its own for each victim: it is sent to that customer and to nobody else. */
async function putStatements(command: LossCommand, losses: EachLoss): Promise<number> {
  const folder = outFor('pdf', command.out);
  await mkdir(folder, { recursive: true });
  let count = 0;
  for (const loss of losses()) {
    const file = join(folder, `${encodeURIComponent(loss.case)}.pdf`);
    await putDocument(file, (target) => writeLossPdf(target, loss, command));
    count += 1;
  }
  return count;
}

function tellMissing(losses: Iterable<CaseLoss>, output: CommandOutput): void {
  const missing = new Map<string, number>();
  for (const loss of losses)
    for (const { what, name, date } of loss.missing) {
      const told = `${what}${name === '' ? '' : ` ${name}`} ${date}`;
      missing.set(told, (missing.get(told) ?? 0) + 1);
    }
  if (missing.size > 0) output.incomplete?.();
  const listed = [...missing].slice(0, missingListedMax);
  for (const [told, cases] of listed) output.stderr(`missing: ${told} (cases: ${cases})\n`);
  if (missing.size > listed.length)
    output.stderr(`further missing: ${missing.size - listed.length}\n`);
}

const missingListedMax = 100;

async function put(
  command: LossCommand,
  losses: EachLoss,
  date: string,
  output: CommandOutput,
): Promise<void> {
  const { format, language, method, out } = command;
  if (format === 'pdf') {
    const count = await putStatements(command, losses);
    output.stderr(`${count} statements in ${out}\n`);
  } else if (format === 'xlsx') {
    await putDocument(outFor(format, out), (target) =>
      writeLossWorkbook(target, losses, { ...command, valuationDate: date }),
    );
  } else if (format === 'json') {
    await putPieces(lossJsonPieces(losses(), date, method), out, output);
  } else if (command.case !== undefined) {
    const grids = [...losses()].flatMap((loss) => statementGrids(loss, language, method));
    await putText(renderGrids(grids), out, output);
  } else await putText(renderGrids([scheduleGrid(losses(), date, command)]), out, output);
}

export async function reportLoss(args: string[], output: CommandOutput): Promise<number> {
  const command = lossCommand(args);
  const cases = await readLossCases(command.cases, command.case, output);
  if (cases.length === 0) throw new LossError('no-cases');
  const book = await readPriceBook(command.prices, output);
  const actions = await readActionsFile(command.actions, output);
  const trail = openTrail(cases, command.valuationDay);
  await readLossEvents(command.events, trail, output);
  const day = valuationDay(command, trail);
  const losses: EachLoss = () => lossesOf(trail, { day, book, actions });
  tellMissing(losses(), output);
  await put(command, losses, dateOfDay(day), output);
  return 0;
}
