// The command `sekisho evaluate`: replays labelled history and prints detection figures.
import { writeFileSync } from 'node:fs';
import { defaultModel } from '../core/decision/model.ts';
import { defaultPolicy } from '../core/decision/policy.ts';
import { logOddsOf } from '../core/lib/decay.ts';
import type { Folded } from '../engine/folder.ts';
import { type AlertFigures, createAlertCollector } from '../evaluation/alerts.ts';
import { createCollector } from '../evaluation/collect.ts';
import { discoveryCurves, stoppedCurves } from '../evaluation/curves.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { hijackRateOf } from '../evaluation/hijack-rate.ts';
import type { Interval } from '../evaluation/interval.ts';
import { evaluationPage, scoreWords } from '../evaluation/page.ts';
import { runProtocol } from './evaluate-protocol.ts';
import { isTakeover, openHistory, replayHistory } from './labelled-history.ts';
import { createProgress } from './progress.ts';
import { readModel, readPolicy } from './read-settings.ts';
import { type CommandOutput, parsed, UsageError, wholeNumber } from './usage.ts';

const options = {
  events: { type: 'string' },
  labels: { type: 'string' },
  model: { type: 'string' },
  policy: { type: 'string' },
  /** `campaigns.json` as simulated: figures by kind; the one beside the labels where not given. */
  campaigns: { type: 'string' },
  /** One self-contained page with the curves. */
  html: { type: 'string' },
  json: { type: 'boolean' },
  /** Fits and tests on folders of simulated histories, every kind left out of a fit in turn. */
  protocol: { type: 'boolean' },
  fit: { type: 'string', multiple: true },
  test: { type: 'string', multiple: true },
  folds: { type: 'string', default: '4' },
  out: { type: 'string' },
} as const;

export async function runEvaluate(args: string[], output: CommandOutput): Promise<number> {
  const { values } = parsed({ args, options });
  if (values.protocol)
    return runProtocol(
      {
        fitFolders: values.fit ?? [],
        testFolders: values.test ?? [],
        folds: wholeNumber('folds', values.folds, 1),
        out: values.out,
      },
      output,
    );
  if (!values.events || !values.labels)
    throw new UsageError('evaluate --events F --labels F [--json]');
  const { events, labels, campaigns } = values;
  const history = await openHistory(events, labels, campaigns, output);
  const given = { model: readModel(values.model), policy: readPolicy(values.policy) };
  const collector = createCollector(history.labels, (episode) => !isTakeover(history, episode));
  const alerts = createAlertCollector(history.labels);
  const progress = createProgress('events', output);
  const take = (folded: Folded) => {
    collector.take(folded);
    alerts.take(folded);
  };
  const { refused } = await replayHistory(history, given, take, (count) => progress.at(count));
  progress.end();
  if (refused > 0) output.stderr(`${refused} lines refused; 'sekisho replay' says why\n`);
  const { rows } = collector;
  if (rows.length === 0) {
    output.stderr('no requests to evaluate\n');
    return 1;
  }
  const policy = given.policy ?? defaultPolicy;
  const { hijackRate } = given.model ?? defaultModel;
  // A firm whose rate is that of this history would have said so.
  const shift = logOddsOf(policy.hijackRate) - logOddsOf(hijackRateOf(rows) ?? hijackRate);
  const { kindOf, isTakeover: counts } = history.campaigns;
  const evaluation = evaluate(rows, shift, kindOf, alerts.figures(counts));
  if (values.html) {
    const curves = { discovery: discoveryCurves(rows), stopped: stoppedCurves(rows) };
    const { version, fittedOn } = given.model ?? defaultModel;
    const facts = { model: version, fittedOn, source: events };
    writeFileSync(values.html, evaluationPage(evaluation, curves, facts));
  }
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
    ...alertLines(evaluation.alerts),
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

function alertLines(figures: AlertFigures): string[] {
  const { soon, beforeRise, attacks, missed, medianDelaySeconds } = figures;
  const rangeOf = ({ interval }: { interval: Interval }) =>
    `(${percent(interval.low)} – ${percent(interval.high)})`;
  return [
    `Instrument alerts: ${attacks} attacks by three hijacked accounts or more, ${missed} without an alert`,
    `  at most 60 s after the third account’s first buy: ${percent(soon.share)} ${rangeOf(soon)}, median ${medianDelaySeconds ?? '–'} s`,
    `  before the price was 10 % up: ${percent(beforeRise.share)} ${rangeOf(beforeRise)}`,
    `  false: ${figures.falseAlarms} in ${figures.instrumentDays} instrument-days, ${figures.falsePerThousandDays.toFixed(2)} per 1,000`,
    '',
  ];
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
