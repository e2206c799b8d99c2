// The figures of the protocol as a person reads them, each beside what was asked for.
import type { AlertFigures } from './alerts.ts';
import type { Figure, PooledFigures } from './pooled.ts';

export function protocolText(figures: PooledFigures): string {
  const { stopped, kinds, reliability, brier } = figures;
  const lines = [
    'Every kind of hijacker judged by a model fitted without it, on seeds it was not fitted on',
    '(customers with 12 log-ins before, for log-ins; 95 % intervals over campaigns)',
    '',
    line(
      'found at log-in from hosting or abroad, 0.5 % challenged',
      figures.foundHostingOrAbroad,
      0.99,
    ),
    line('found at log-in, kind hosting-bulk, 0.5 % challenged', figures.foundHostingKind, 0.99),
    line('found at log-in, kind residential-proxy, 1 % challenged', figures.foundProxyKind, 0.9),
    line('found at log-in, all kinds, 1 % challenged', figures.foundAll),
    line('purchase value stopped, all kinds, 1 false hold', stopped.joined!, 0.97),
    line('… customers with 12 log-ins before', figures.stoppedKnown, 0.97),
    line('… kinds unseen at log-in', figures.stoppedUnseenAtLogin, 0.9),
    ...Object.entries(stopped)
      .filter(([by]) => by !== 'joined')
      .map(([by, figure]) => line(`… by ${by} alone`, figure)),
    `  accounts that complete a buy before the first hold: median ${figures.accountsBeforeFirstHold} (asked ≤ 2)`,
    ...alertLines(figures.alerts),
    '',
    'By kind: found at 1 % challenged; value stopped at 1 false hold',
    ...kinds.map(
      ({ kind, found, stopped: own }) =>
        `  ${kind.padEnd(22)} ${found.episodes ? percent(found.share) : '–'.padStart(7)} of ${String(found.episodes).padStart(4)}  ` +
        `${percent(own.share)} (${range(own)}) of ${own.episodes} accounts in ${own.campaigns} campaigns`,
    ),
    '',
    'Reliability at the rate of the history (asked: 0.8 to 1.2 times what was said)',
    ...reliability.map(
      ({ low, high, count, meanRisk, share }) =>
        `  ${`${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)} %`.padEnd(9)} ${String(count).padStart(9)} requests, ` +
        `said ${percent(meanRisk)}, were ${percent(share)}: ${(share / meanRisk).toFixed(2)}`,
    ),
    `Brier score ${brier.toExponential(2)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function line(what: string, figure: Figure, asked?: number): string {
  const wanted = asked === undefined ? '' : `, asked ${percent(asked).trim()}`;
  return `  ${what.padEnd(58)} ${percent(figure.share)} (${range(figure)}) of ${figure.episodes} in ${figure.campaigns} campaigns${wanted}`;
}

function range({ interval }: Figure): string {
  return `${percent(interval.low).trim()} – ${percent(interval.high).trim()}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(7);
}

/** Replays of different models over one history: false alarms are the mean, attacks are added up. */
function alertLines(alerts: readonly AlertFigures[]): string[] {
  const sum = (of: (one: AlertFigures) => number) =>
    alerts.reduce((total, one) => total + of(one), 0);
  const attacks = sum((one) => one.attacks);
  const soon = sum((one) => one.soon.share * one.attacks) / Math.max(1, attacks);
  const before = sum((one) => one.beforeRise.share * one.attacks) / Math.max(1, attacks);
  const falsePer = (1000 * sum((one) => one.falseAlarms)) / sum((one) => one.instrumentDays);
  return [
    `  instrument alert ≤ 60 s after the third account’s first buy: ${percent(soon).trim()} of ${attacks} attacks; before +10 %: ${percent(before).trim()} (asked 90 %); ${sum((one) => one.missed)} missed`,
    `  false instrument alerts per 1,000 instrument-days: ${falsePer.toFixed(2)} (asked ≤ 1)`,
  ];
}
