// The command `sekisho evaluate`: replays labelled history and prints detection figures.
import { defaultModel } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { rateShift } from '../core/decision/score.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { createCollector } from '../evaluation/collect.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { createProgress } from './progress.ts';
import { readLabels } from './read-labels.ts';
import { readLines } from './read-lines.ts';
import { readModel, readPolicy } from './read-settings.ts';
import { type CommandOutput, parsed, UsageError } from './usage.ts';

const options = {
  events: { type: 'string' },
  labels: { type: 'string' },
  model: { type: 'string' },
  policy: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function runEvaluate(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  if (!values.events || !values.labels)
    throw new UsageError('evaluate --events F --labels F [--json]');
  const collector = createCollector(await readLabels(values.labels, output));
  const given = { model: readModel(values.model), policy: readPolicy(values.policy) };
  let refused = 0;
  const replay = createReplay(emptyStart(given), createOriginLookup().lookup, {
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
  const evaluation = evaluate(
    collector.rows,
    rateShift(given.model ?? defaultModel, given.policy ?? defaultPolicy),
  );
  output.stdout(values.json ? `${JSON.stringify(evaluation)}\n` : textOf(evaluation));
  return 0;
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
    'Reliability (at the rate of this history)',
    ...evaluation.reliability.map(
      ({ low, high, count, meanRisk, share }) =>
        `  ${`${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`.padEnd(9)} ` +
        `${String(count).padStart(9)} requests, said ${percent(meanRisk)}, were ${percent(share)}`,
    ),
    '',
    `Brier score: log-ins ${brier.login.toExponential(2)}, orders ${brier.order.toExponential(2)}`,
  ];
  return `${lines.join('\n')}\n`;
}
