// The command `sekisho fit`: fits the model's weights on labelled history and says how far to trust it.
import { writeFileSync } from 'node:fs';
import { defaultModel, type Model } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { rateShift } from '../core/decision/score.ts';
import type { Event, RequestEvent } from '../core/event/event.ts';
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { campaignOf, createCollector, type Labels, type Row } from '../evaluation/collect.ts';
import { type Decile, reliability } from '../evaluation/reliability.ts';
import { calibrate } from '../fit/calibrate.ts';
import { createDataset, type DatasetRow } from '../fit/dataset.ts';
import { type FitResult, fitModel } from '../fit/fit.ts';
import { readLabels } from './read-labels.ts';
import { readLines } from './read-lines.ts';
import { readModel } from './read-settings.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  events: { type: 'string', multiple: true },
  labels: { type: 'string', multiple: true },
  model: { type: 'string' },
  out: { type: 'string' },
  version: { type: 'string', default: 'fitted-1' },
  'fitted-on': { type: 'string' },
  rounds: { type: 'string', default: '2' },
} as const;

interface History {
  readonly events: string;
  /** Absent: the firm's own feedback says what was hostile. */
  readonly labels: Labels;
}

/** One campaign in so many is kept out of the fit, to calibrate on. */
const calibrationEvery = 5;

export async function runFit(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const files = values.events ?? [];
  if (files.length === 0) throw new UsageError('fit --events F [--labels F] … [--out F]');
  if (values.labels && values.labels.length !== files.length)
    throw new UsageError(
      'one --labels for each --events, or none: then feedback events are the labels',
    );
  const histories: History[] = [];
  for (const [index, events] of files.entries())
    histories.push({
      events,
      labels: values.labels
        ? await readLabels(values.labels[index]!, output)
        : await labelsFromFeedback(events),
    });
  const named = {
    version: values.version,
    fittedOn: values['fitted-on'] ?? `${files.length} histories given to sekisho fit`,
  };
  const uncalibrated = { slope: 1, intercept: 0 };
  let model: Model = { ...(readModel(values.model) ?? defaultModel), calibration: uncalibrated };
  let result: FitResult | undefined;
  // Risks feed what is known of addresses, devices and buyers: a new model sees another history.
  for (let round = 1; round <= wholeNumber('rounds', values.rounds, 1); round += 1) {
    result = fitModel(await rowsOf(histories, model), model, named);
    model = result.model;
    output.stderr(`round ${round}: ${result.parts.map(partText).join(', ')}\n`);
  }
  const held = await judgedOf(histories, model);
  model = { ...model, calibration: calibrate(held) };
  const text = `${JSON.stringify(model, null, 2)}\n`;
  if (values.out) writeFileSync(values.out, text);
  else output.stdout(text);
  const after = reliability(await judgedOf(histories, model));
  output.stderr(
    `Reliability on campaigns kept out of the fit\n${after.map(decileText).join('\n')}\n`,
  );
  return 0;
}

function partText({ part, samples, hostile, rounds }: FitResult['parts'][number]): string {
  return `${part} ${samples} samples, ${hostile} hostile sessions (${rounds} steps)`;
}

function decileText({ low, high, count, meanRisk, share }: Decile): string {
  const range = `${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`;
  return `  ${range.padEnd(9)} ${String(Math.round(count)).padStart(9)} requests, said ${(meanRisk * 100).toFixed(2)} %, were ${(share * 100).toFixed(2)} %`;
}

async function rowsOf(histories: readonly History[], model: Model): Promise<readonly DatasetRow[]> {
  const rows: DatasetRow[] = [];
  for (const { events, labels } of histories) {
    const dataset = createDataset((event) => {
      const episode = labels.get(event.id);
      return episode && isKeptOut(episode) ? undefined : episode !== undefined;
    });
    await replayFile(events, model, dataset.take);
    for (const row of dataset.rows) rows.push(row);
  }
  return rows;
}

async function judgedOf(histories: readonly History[], model: Model) {
  const rows: Row[] = [];
  for (const { events, labels } of histories) {
    const collector = createCollector(labels);
    await replayFile(events, model, collector.take);
    for (const row of collector.rows) rows.push(row);
  }
  // As many honest requests as belong to the campaigns kept out.
  const hostile = rows.filter((row) => row.episode !== '');
  const share =
    hostile.filter((row) => isKeptOut(row.episode)).length / Math.max(1, hostile.length);
  const shift = rateShift(model, defaultPolicy);
  return rows
    .filter((row) => row.succeeded && (!row.episode || isKeptOut(row.episode)))
    .map((row) => ({
      // At the rate of the history, not at the firm's.
      risk: probabilityOf(logOddsOf(row.risk) - shift),
      hostile: row.episode !== '',
      weight: row.episode ? 1 : share,
    }));
}

function isKeptOut(episode: string): boolean {
  let sum = 0;
  for (const letter of campaignOf(episode)) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % calibrationEvery === 0;
}

async function replayFile(
  path: string,
  model: Model,
  take: Parameters<typeof createReplay>[2]['folded'],
): Promise<void> {
  const replay = createReplay(emptyStart({ model }), createOriginLookup().lookup, { folded: take });
  await readLines(path, (text) => replay.take(text ?? ''));
}

/** Sessions that feedback called fraud are hostile, whole; the account and day name the episode. */
async function labelsFromFeedback(path: string): Promise<Labels> {
  const frauds = new Set<string>();
  await eachEvent(path, (event) => {
    if (event.type === 'feedback' && event.label === 'fraud' && event.subject.session)
      frauds.add(`${event.firm ?? ''}/${event.account}/${event.subject.session}`);
  });
  const labels = new Map<string, string>();
  await eachEvent(path, (event) => {
    const request = event as RequestEvent;
    if (!('session' in event)) return;
    const session = `${request.firm ?? ''}/${request.account}/${request.session}`;
    if (frauds.has(session)) labels.set(event.id, `${event.time.slice(0, 10)}:${request.account}`);
  });
  return labels;
}

async function eachEvent(path: string, take: (event: Event) => void): Promise<void> {
  await readLines(path, (text) => {
    if (!text?.trim()) return;
    try {
      take(JSON.parse(text) as Event);
    } catch {
      // The replay counts and names what is refused.
    }
  });
}
