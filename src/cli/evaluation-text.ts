// The figures of an evaluation as text for a terminal.
import type { AlertFigures } from '../evaluation/alerts.ts';
import type { Evaluation } from '../evaluation/evaluate.ts';
import type { Interval } from '../evaluation/interval.ts';
import { scoreWords } from '../evaluation/page.ts';

export function evaluationText(evaluation: Evaluation): string {
  const { brier } = evaluation;
  const lines = [
    `${evaluation.requests} requests, ${evaluation.episodes} hostile episodes`,
    '',
    ...discoveryLines(evaluation),
    ...stoppedLines(evaluation),
    ...aloneLines(evaluation),
    ...kindLines(evaluation),
    ...alertLines(evaluation.alerts),
    ...policyLines(evaluation),
    ...reliabilityLines(evaluation),
    `Brier score: log-ins ${brier.login.toExponential(2)}, orders ${brier.order.toExponential(2)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function rangeOf({ low, high }: Interval): string {
  return `(${percent(low)} – ${percent(high)})`;
}

function discoveryLines({ discovery }: Evaluation): string[] {
  return [
    'Takeovers discovered at log-in (customers with 12 log-ins before; 95 % interval over episodes)',
    ...discovery.map(
      ({ challengeRate, share, interval, episodes }) =>
        `  ${percent(challengeRate).padStart(6)} of honest log-ins challenged: ` +
        `${percent(share)} of ${episodes} ${rangeOf(interval)}`,
    ),
    '',
  ];
}

function stoppedLines({ stopped }: Evaluation): string[] {
  return [
    'Hostile purchase value stopped',
    ...stopped.map(
      ({ falseHoldsPerThousand, share, interval, accountsBeforeFirstHold }) =>
        `  ${falseHoldsPerThousand.toFixed(1).padStart(4)} false holds per 1,000 active customers a day: ` +
        `${percent(share)} ${rangeOf(interval)}, ` +
        `median ${accountsBeforeFirstHold} accounts buy before the first hold`,
    ),
    '',
  ];
}

function aloneLines({ alone }: Evaluation): string[] {
  return [
    'Alone, at 1 false hold per 1,000 active customers a day (rules: as many as they make)',
    ...alone.stopped.map(
      ({ by, share, interval, falseHoldsPerThousand }) =>
        `  ${scoreWords[by].padEnd(32)} ${percent(share).padStart(7)} of the value ` +
        `${rangeOf(interval)}, ${falseHoldsPerThousand.toFixed(1)} false holds`,
    ),
    ...alone.discovery.map(
      ({ by, share, challengeRate }) =>
        `  ${scoreWords[by].padEnd(32)} ${percent(share).padStart(7)} of takeovers at log-in, ${percent(challengeRate)} challenged`,
    ),
    '',
  ];
}

function policyLines({ atPolicy }: Evaluation): string[] {
  return [
    'With the verdicts of the policy',
    `  challenged: ${atPolicy.challengedPerThousandLogins.toFixed(1)} per 1,000 honest log-ins, ` +
      `${atPolicy.challengedPerThousandOrders.toFixed(1)} per 1,000 honest orders`,
    `  held or blocked: ${atPolicy.heldPerThousandOrders.toFixed(1)} per 1,000 honest orders`,
    `  hostile purchase value in sessions challenged or stopped: ${percent(atPolicy.stoppedShare)}`,
    '',
  ];
}

function reliabilityLines({ reliability }: Evaluation): string[] {
  return [
    'Reliability (at the rate of this history)',
    ...reliability.map(
      ({ low, high, count, meanRisk, share }) =>
        `  ${`${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`.padEnd(9)} ` +
        `${String(count).padStart(9)} requests, said ${percent(meanRisk)}, were ${percent(share)}`,
    ),
    '',
  ];
}

function alertLines(figures: AlertFigures): string[] {
  const { soon, beforeRise, attacks, missed, medianDelaySeconds } = figures;
  return [
    `Instrument alerts: ${attacks} attacks by three hijacked accounts or more, ${missed} without an alert`,
    `  at most 60 s after the third account’s first buy: ${percent(soon.share)} ${rangeOf(soon.interval)}, median ${medianDelaySeconds ?? '–'} s`,
    `  before the price was 10 % up: ${percent(beforeRise.share)} ${rangeOf(beforeRise.interval)}`,
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
        rangeOf(stopped.interval)
      );
    }),
    '',
  ];
}
