// The command `sekisho intel urls`: judges URLs or host names, one line of JSON each.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readDanglingNames } from '../intel/url/dangling-names.ts';
import { createUrlJudge } from '../intel/url/default-judge.ts';
import { judgeUrl, type UrlJudgement } from '../intel/url/judge-url.ts';
import { teachJudged } from '../intel/url/teach-judged.ts';
import type { UrlJudge } from '../intel/url/weigh-url.ts';
import { firmsOf } from './confirmed-urls.ts';
import { readDuration } from './duration.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type IntelEventFile, openIntelEventFile } from './intel-event-file.ts';
import { createLessonQueue, type LessonQueue } from './lesson-queue.ts';
import type { LineWriter } from './line-writer.ts';
import { createProgress, type Progress } from './progress.ts';
import { openResults } from './results.ts';
import { openTakedownFolder, type TakedownFolder } from './takedown-folder.ts';
import { readUrlRows, type UrlRow } from './url-rows.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  'learn-after': { type: 'string' },
  'learn-judged': { type: 'boolean' },
  out: { type: 'string' },
  firms: { type: 'string' },
  dangling: { type: 'string' },
  events: { type: 'string' },
  takedown: { type: 'string' },
  sender: { type: 'string' },
  contact: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** A list out of order is kept in memory to be put in order; a longer one must come sorted. */
const unsortedRowsMax = 2_000_000;
const faultsListedMax = 100;

interface Run {
  readonly judge: UrlJudge;
  readonly lessons: LessonQueue | undefined;
  readonly teacher: string;
  /** Sure calls of the judge teach it too. */
  readonly learnsJudged: boolean;
  readonly takedown: TakedownFolder | undefined;
  readonly events: IntelEventFile | undefined;
  readonly progress: Progress;
  judged: number;
  called: number;
  /** A row without a date is judged as seen when the row before it was, at first now. */
  timeMs: number;
}

export async function runIntelUrls(args: string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw wrongUse('intel urls');
  const delayMs = delayOf(values['learn-after']);
  const judge = createUrlJudge({
    firms: values.firms === undefined ? [] : firmsOf(values.firms),
    dangling: values.dangling === undefined ? undefined : readDanglingNames(text(values.dangling)),
  });
  const run: Run = {
    judge,
    lessons: delayMs === undefined ? undefined : createLessonQueue(judge, delayMs),
    teacher: basename(file),
    learnsJudged: values['learn-judged'] ?? false,
    takedown: takedownOf(values),
    events:
      values.events === undefined ? undefined : openIntelEventFile(values.events, 'url-judge'),
    progress: createProgress('URLs', output),
    judged: 0,
    called: 0,
    timeMs: Date.now(),
  };
  const faults = countFaults(output);
  const writer = openResults({ name: 'urls', out: values.out, json: values.json }, output);
  try {
    if (run.lessons === undefined || (await isInOrder(file)))
      await readUrlRows(file, (row) => writer.line(judgeRow(run, row)), faults.take);
    else await judgeUnsorted(run, file, writer, faults.take);
    writer.sum({ judged: run.judged, called: run.called, refused: faults.count() });
  } finally {
    run.progress.end();
    writer.close();
    run.events?.close();
  }
  output.stderr(`${run.judged} judged, ${run.called} called, ${faults.count()} rows refused\n`);
  const dropped = run.lessons?.dropped ?? 0;
  if (dropped > 0)
    output.stderr(`${dropped} confirmed rows not learnt: too many within the delay\n`);
  return run.judged === 0 && faults.count() > 0 ? 1 : 0;
}

function delayOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const delayMs = readDuration(written);
  if (delayMs === undefined)
    throw new UsageError(`--learn-after is a span such as 0, 12h or 1d, not '${written}'`);
  return delayMs;
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

interface TakedownValues {
  readonly takedown?: string;
  readonly sender?: string;
  readonly contact?: string;
}

function takedownOf({ takedown, sender, contact }: TakedownValues): TakedownFolder | undefined {
  if (takedown === undefined) return undefined;
  if (sender === undefined || contact === undefined)
    throw new UsageError('--takedown DIR needs --sender NAME and --contact ADDRESS');
  return openTakedownFolder(takedown, { ja: sender, en: sender, contact });
}

/** Dates in the file never go back: it can be read as a stream. */
async function isInOrder(file: string): Promise<boolean> {
  let last = Number.NEGATIVE_INFINITY;
  let inOrder = true;
  const ignore = (): void => undefined;
  const look = ({ timeMs }: UrlRow): void => {
    if (timeMs === undefined) return;
    inOrder &&= timeMs >= last;
    last = timeMs;
  };
  await readUrlRows(file, look, ignore);
  return inOrder;
}

/** Judged in the order of time, written in the order of the file. */
async function judgeUnsorted(
  run: Run,
  file: string,
  writer: LineWriter,
  onFault: Parameters<typeof readUrlRows>[2],
): Promise<void> {
  const rows: { readonly row: UrlRow; readonly timeMs: number; readonly at: number }[] = [];
  let timeMs = 0;
  const keep = (row: UrlRow): void => {
    if (rows.length >= unsortedRowsMax)
      throw new Error(
        `more than ${unsortedRowsMax} rows out of order: sort the file by date first`,
      );
    timeMs = row.timeMs ?? timeMs;
    rows.push({ row, timeMs, at: rows.length });
  };
  await readUrlRows(file, keep, onFault);
  const judged: unknown[] = new Array(rows.length);
  for (const { row, at } of rows.toSorted(
    (one, other) => one.timeMs - other.timeMs || one.at - other.at,
  ))
    judged[at] = judgeRow(run, row);
  for (const line of judged) writer.line(line);
}

function judgeRow(run: Run, { url, timeMs, brand }: UrlRow): unknown {
  const { judge, lessons, teacher } = run;
  run.timeMs = timeMs ?? run.timeMs;
  run.judged += 1;
  if (run.judged % 1000 === 0) run.progress.at(run.judged);
  lessons?.teachUntil(run.timeMs);
  const judgement = judgeUrl(judge, url, run.timeMs);
  if (timeMs !== undefined && brand !== undefined) lessons?.add(url, { brand, timeMs, teacher });
  if (!judgement) return { url, risk: 0, reasons: [], error: 'no host name can be read' };
  if (run.learnsJudged) teachJudged(judge, judgement);
  if (judgement.firm) {
    run.called += 1;
    run.takedown?.take(judgement);
    run.events?.take(judge, judgement);
  }
  return lineOf(judgement);
}

function lineOf({ url, risk, firm, reasons }: UrlJudgement) {
  return {
    url,
    // Six digits: what a threshold can be set by.
    risk: Math.round(risk * 1e6) / 1e6,
    ...(firm ? { brand: firm.ja, firm: firm.id } : {}),
    reasons,
  };
}

function countFaults(output: CommandOutput) {
  let faults = 0;
  return {
    count: () => faults,
    take({ line, expected }: { readonly line: number; readonly expected: string }): void {
      faults += 1;
      if (faults <= faultsListedMax) output.stderr(`line ${line}: expected ${expected}\n`);
    },
  };
}
