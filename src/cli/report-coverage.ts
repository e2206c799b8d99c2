// `sekisho report coverage`: what the journal shows of each control that guidance demands.
import { dayOfDate } from '../core/lib/calendar.ts';
import {
  type Coverage,
  drawCoverage,
  type JournalFacts,
} from '../core/report/coverage/coverage.ts';
import { addTo } from '../core/report/coverage/coverage-count.ts';
import {
  type CoverageTally,
  openCoverage,
  takeRecord,
} from '../core/report/coverage/coverage-tally.ts';
import { renderCoverage, renderCoverageJson } from '../core/report/coverage/render-coverage.ts';
import type { Language } from '../core/report/fsa-amount.ts';
import { writeCoveragePdf } from '../edge/document/coverage-pdf.ts';
import { writeCoverageWorkbook } from '../edge/document/coverage-workbook.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { readJournalRecords } from './read-journal.ts';
import { lineLengthMax, readLines } from './read-lines.ts';
import {
  formatOf,
  languageOf,
  outFor,
  putDocument,
  putText,
  shownOptions,
} from './report-output.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const formats = ['table', 'json', 'pdf', 'xlsx'] as const;

interface CoverageCommand {
  /** A data directory, or files of events whose decisions are worked out again. */
  readonly data?: string;
  readonly events: readonly string[];
  readonly firm?: string;
  readonly from?: string;
  readonly to?: string;
  /** Prints this record of the journal and nothing else. */
  readonly record?: number;
  readonly format: (typeof formats)[number];
  readonly language: Language;
  readonly simulated: boolean;
  readonly out?: string;
}

const options = {
  ...shownOptions,
  data: { type: 'string' },
  events: { type: 'string', multiple: true },
  firm: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  record: { type: 'string' },
  simulated: { type: 'boolean' },
} as const;

function checkPeriod(from: string | undefined, to: string | undefined): void {
  for (const date of [from, to])
    if (date !== undefined && Number.isNaN(dayOfDate(date)))
      throw new UsageError(`--from and --to are dates like 2025-04-16, not '${date}'`);
  if (from !== undefined && to !== undefined && from > to)
    throw new UsageError(`--from ${from} is after --to ${to}`);
}

function coverageCommand(args: string[]): CoverageCommand {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  if (positionals.length > 0) throw new UsageError(`what is '${positionals[0]}'?`);
  const { data, events = [], firm, from, to, record, out } = values;
  if (!data === (events.length === 0))
    throw new UsageError('either --data DIR, a journal, or --events FILE');
  if (record !== undefined && !data) throw new UsageError('--record goes with --data DIR');
  checkPeriod(from, to);
  const format = formatOf(formats, values.format, values.json);
  if (format === 'pdf' || format === 'xlsx') outFor(format, out);
  return {
    data,
    events,
    firm,
    from,
    to,
    record: record === undefined ? undefined : wholeNumber('record', record, 1),
    format,
    language: languageOf(values.lang),
    simulated: values.simulated ?? false,
    out,
  };
}

/** Refused lines beyond this are counted, not listed. */
const refusalsListedMax = 100;

const overlong = `a line of more than ${lineLengthMax} characters`;

/** Decides the events anew, from nothing, as `sekisho replay` does. */
async function foldEvents(
  files: readonly string[],
  tally: CoverageTally,
  output: CommandOutput,
): Promise<void> {
  let fileNow = '';
  const replay = createReplay(emptyStart(), createOriginLookup().lookup, {
    folded: ({ sequence, event, stepped: { decision, effects } }) =>
      takeRecord(tally, { sequence, event, decision, effects }),
    refused(line, { field, expected }) {
      if (replay.counts.refused <= refusalsListedMax)
        output.stderr(`${fileNow}:${line}: ${field || '(line)'}: expected ${expected}\n`);
    },
  });
  for (const file of files) {
    fileNow = file;
    replay.beginFile();
    await readLines(file, (text) => replay.take(text ?? overlong));
  }
  if (replay.counts.refused > 0) output.incomplete?.();
  const unlisted = replay.counts.refused - refusalsListedMax;
  if (unlisted > 0) output.stderr(`further lines refused: ${unlisted}\n`);
}

async function foldJournal(directory: string, tally: CoverageTally): Promise<JournalFacts> {
  const facts = await readJournalRecords(directory, (sequence, record) =>
    takeRecord(tally, { sequence, ...record }),
  );
  const damages = facts.damages.length + facts.damagesUnlisted;
  addTo(tally.counts, 'records-sound', undefined, facts.records);
  addTo(tally.counts, 'records-damaged', undefined, damages);
  return facts;
}

async function coverageOf(command: CoverageCommand, output: CommandOutput): Promise<Coverage> {
  const { data, events, firm, from, to, simulated } = command;
  const tally = openCoverage({
    firm,
    firstDay: from === undefined ? undefined : dayOfDate(from),
    lastDay: to === undefined ? undefined : dayOfDate(to),
  });
  const journal = data === undefined ? undefined : await foldJournal(data, tally);
  if (journal === undefined) await foldEvents(events, tally, output);
  return drawCoverage(tally, { simulated, from, to, journal });
}

async function printRecord(
  directory: string,
  wanted: number,
  { out }: CoverageCommand,
  output: CommandOutput,
): Promise<number> {
  let text: string | undefined;
  const { records } = await readJournalRecords(directory, (sequence, record) => {
    if (sequence === wanted) text = `${JSON.stringify(record, undefined, 2)}\n`;
  });
  if (text === undefined)
    throw new UsageError(`--record ${wanted}: the journal has ${records} records`);
  await putText(text, out, output);
  return 0;
}

export async function reportCoverage(args: string[], output: CommandOutput): Promise<number> {
  const command = coverageCommand(args);
  const { data, record, format, language, out } = command;
  if (data !== undefined && record !== undefined) return printRecord(data, record, command, output);
  const coverage = await coverageOf(command, output);
  if (coverage.last === undefined) {
    output.stderr('no record of that firm and period\n');
    return 1;
  }
  if (format === 'pdf')
    await putDocument(outFor(format, out), (to) => writeCoveragePdf(to, coverage, language));
  else if (format === 'xlsx')
    await putDocument(outFor(format, out), (to) => writeCoverageWorkbook(to, coverage, language));
  else {
    const isJson = format === 'json';
    await putText(
      isJson ? renderCoverageJson(coverage) : renderCoverage(coverage, language),
      out,
      output,
    );
  }
  return 0;
}
