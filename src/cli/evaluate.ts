// The command `sekisho evaluate`: replays labelled history and prints detection figures.
import { readFileSync, writeFileSync } from 'node:fs';
import { defaultModel } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { rateShift } from '../core/decision/score.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { createCollector } from '../evaluation/collect.ts';
import { discoveryCurves, stoppedCurves } from '../evaluation/curves.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { evaluationPage, scoreWords } from '../evaluation/page.ts';
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
  /** `campaigns.json` beside simulated events: figures by kind of hijacker. */
  campaigns: { type: 'string' },
  /** One self-contained page with the curves. */
  html: { type: 'string' },
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
  const shift = rateShift(given.model ?? defaultModel, given.policy ?? defaultPolicy);
  const evaluation = evaluate(collector.rows, shift, readKinds(values.campaigns));
  if (values.html) {
    const { rows } = collector;
    const curves = { discovery: discoveryCurves(rows), stopped: stoppedCurves(rows) };
    const { version, fittedOn } = given.model ?? defaultModel;
    const facts = { model: version, fittedOn, source: values.events };
    writeFileSync(values.html, evaluationPage(evaluation, curves, facts));
  }
  output.stdout(values.json ? `${JSON.stringify(evaluation)}\n` : textOf(evaluation));
  return 0;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Kind of hijacker by campaign; nothing is known without the file. */
function readKinds(path: string | undefined): (campaign: string) => string | undefined {
  if (path === undefined) return () => undefined;
  const campaigns = JSON.parse(readFileSync(path, 'utf8')) as { campaign: string; kind: string }[];
  const kinds = new Map(campaigns.map(({ campaign, kind }) => [campaign, kind]));
  return (campaign) => kinds.get(campaign);
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
        `  ${falseHoldsPerThousand.toFixed(1).padStart(4)} false holds per 1,000 active customers a day: ` +
        `${percent(share)} (${percent(interval.low)} – ${percent(interval.high)}), ` +
        `median ${accountsBeforeFirstHold} accounts buy before the first hold`,
    ),
    '',
    'Alone, at 1 false hold per 1,000 active customers a day (rules: as many as they make)',
    ...evaluation.alone.stopped.map(
      ({ by, share, interval, falseHoldsPerThousand }) =>
        `  ${scoreWords[by].padEnd(32)} ${percent(share).padStart(7)} of the value ` +
        `(${percent(interval.low)} – ${percent(interval.high)}), ${falseHoldsPerThousand.toFixed(1)} false holds`,
    ),
    ...evaluation.alone.discovery.map(
      ({ by, share, challengeRate }) =>
        `  ${scoreWords[by].padEnd(32)} ${percent(share).padStart(7)} of takeovers at log-in, ${percent(challengeRate)} challenged`,
    ),
    '',
    ...kindLines(evaluation),
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

function kindLines({ kinds }: Evaluation): string[] {
  if (kinds.length === 0) return [];
  return [
    'By kind: discovered at 0.5 % and 1 % challenged; value stopped at 1 false hold',
    ...kinds.map(({ kind, episodes, discovery, stopped }) => {
      const found = discovery.map(({ share, episodes: seen }) => (seen ? percent(share) : '–'));
      return (
        `  ${kind.padEnd(28)} ${String(episodes).padStart(5)} episodes  ` +
        `${found.map((text) => text.padStart(7)).join(' ')}  ${percent(stopped.share).padStart(7)} ` +
        `(${percent(stopped.interval.low)} – ${percent(stopped.interval.high)})`
      );
    }),
    '',
  ];
}
