// The command `sekisho fit`: fits the model's weights on labelled history and says how far to trust it.
import { writeFileSync } from 'node:fs';
import { defaultModel, handModel } from '../core/decision/model.ts';
import type { Event, RequestEvent } from '../core/event/event.ts';
import { unknownCampaigns } from '../evaluation/campaigns.ts';
import type { Labels } from '../evaluation/collect.ts';
import { type Decile, reliability } from '../evaluation/reliability.ts';
import type { FitResult } from '../fit/fit.ts';
import { fitHistories, judgedOf } from './fit-histories.ts';
import { wrongUse } from './help/wrong-use.ts';
import { type LabelledHistory, openHistory } from './labelled-history.ts';
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
  /** Pulls to the weights set by hand, as the default model itself was fitted. */
  'from-hand': { type: 'boolean' },
} as const;

export async function runFit(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  const files = values.events ?? [];
  if (files.length === 0) throw wrongUse('fit');
  if (values.labels && values.labels.length !== files.length)
    throw new UsageError(
      'one --labels for each --events, or none: then feedback events are the labels',
    );
  const histories: LabelledHistory[] = [];
  for (const [index, events] of files.entries()) {
    const labels = values.labels?.[index];
    histories.push(
      labels
        ? await openHistory(events, labels, undefined, output)
        : { events, labels: await labelsFromFeedback(events), campaigns: unknownCampaigns },
    );
  }
  const start = values['from-hand'] ? handModel : (readModel(values.model) ?? defaultModel);
  const model = await fitHistories(histories, start, {
    version: values.version,
    fittedOn: values['fitted-on'] ?? `${files.length} histories given to sekisho fit`,
    rounds: wholeNumber('rounds', values.rounds, 1),
    kindsLeftOut: [],
    onRound: (round, result) => output.stderr(roundText(round, result)),
  });
  const text = `${JSON.stringify(model, null, 2)}\n`;
  if (values.out) writeFileSync(values.out, text);
  else output.stdout(text);
  const after = reliability((await judgedOf(histories, model, [])).judged);
  output.stderr(
    `Reliability on campaigns kept out of the fit\n${after.map(decileText).join('\n')}\n`,
  );
  return 0;
}

function roundText(round: number, { parts, rounds }: FitResult): string {
  const words = parts.map(
    ({ part, samples, hostile }) => `${part} ${samples} samples, ${hostile} hostile sessions`,
  );
  return `round ${round}: ${words.join(', ')} (${rounds} steps)\n`;
}

function decileText({ low, high, count, meanRisk, share }: Decile): string {
  const range = `${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`;
  return `  ${range.padEnd(9)} ${String(Math.round(count)).padStart(9)} requests, said ${(meanRisk * 100).toFixed(2)} %, were ${(share * 100).toFixed(2)} %`;
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
