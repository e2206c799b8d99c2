// The command `sekisho evaluate`: replays labelled history and prints detection figures.
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { createCollector, type Labels } from '../evaluation/collect.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { createProgress } from './progress.ts';
import { readLines } from './read-lines.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  events: { type: 'string' },
  labels: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runEvaluate(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  if (!values.events || !values.labels)
    throw new UsageError('evaluate --events F --labels F [--json]');
  const collector = createCollector(await readLabels(values.labels, output));
  let refused = 0;
  const replay = createReplay(emptyStart(), createOriginLookup().lookup, {
    folded: collector.take,
    refused: () => {
      refused += 1;
    },
  });
  const progress = createProgress('events', output);
  await readLines(values.events, (text) => {
    replay.take(text ?? '');
    if (replay.counts.events % 1000 === 0) progress.at(replay.counts.events);
  });
  progress.end();
  if (refused > 0) output.stderr(`${refused} lines refused; 'sekisho replay' says why\n`);
  if (collector.rows.length === 0) {
    output.stderr('no requests to evaluate\n');
    return 1;
  }
  const evaluation = evaluate(collector.rows);
  output.stdout(values.json ? `${JSON.stringify(evaluation)}\n` : textOf(evaluation));
  return 0;
}

async function readLabels(path: string, output: CommandOutput): Promise<Labels> {
  const labels = new Map<string, string>();
  await readLines(path, (text, line) => {
    if (text?.trim() === '') return;
    const label = parseLabel(text ?? '');
    if (label) labels.set(label.event, label.episode);
    else output.stderr(`line ${line}: expected {"event": id, "episode": id}\n`);
  });
  return labels;
}

function parseLabel(text: string): { event: string; episode: string } | undefined {
  try {
    const label = JSON.parse(text) as { event?: unknown; episode?: unknown };
    if (typeof label.event !== 'string' || typeof label.episode !== 'string') return undefined;
    return { event: label.event, episode: label.episode };
  } catch {
    return undefined;
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function textOf(evaluation: Evaluation): string {
  const { discovery, stopped, atPolicy, brier } = evaluation;
  const lines = [
    `${evaluation.requests} requests, ${evaluation.episodes} hostile episodes`,
    '',
    'Takeovers discovered at log-in (customers with 12 log-ins before; 95 % interval over episodes)',
    ...discovery.map(
      ({ challengeRate, share, interval, episodes }) =>
        `  ${percent(challengeRate).padStart(6)} of honest log-ins challenged: ` +
        `${percent(share)} of ${episodes} (${percent(interval.low)} – ${percent(interval.high)})`,
    ),
    '',
    'Hostile purchase value stopped',
    ...stopped.map(
      ({ falseHoldsPerThousand, share, interval, accountsBeforeFirstHold }) =>
        `  ${String(falseHoldsPerThousand).padStart(3)} false holds per 1,000 active customers a day: ` +
        `${percent(share)} (${percent(interval.low)} – ${percent(interval.high)}), ` +
        `median ${accountsBeforeFirstHold} accounts buy before the first hold`,
    ),
    '',
    'With the verdicts of the policy',
    `  challenged: ${atPolicy.challengedPerThousandLogins.toFixed(1)} per 1,000 honest log-ins, ` +
      `${atPolicy.challengedPerThousandOrders.toFixed(1)} per 1,000 honest orders`,
    `  held or blocked: ${atPolicy.heldPerThousandOrders.toFixed(1)} per 1,000 honest orders`,
    `  hostile purchase value in sessions challenged or stopped: ${percent(atPolicy.stoppedShare)}`,
    '',
    `Brier score: log-ins ${brier.login.toExponential(2)}, orders ${brier.order.toExponential(2)}`,
  ];
  return `${lines.join('\n')}\n`;
}
