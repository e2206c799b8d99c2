// The generated part of docs/reference/signals.md: every signal with what the model makes of it.
import { defaultModel } from '../core/decision/model.ts';
import { allSignals } from '../core/signal/catalogue.ts';
import { marketSignals } from '../core/signal/instrument/market-risk.ts';
import { figure, markdownTable } from './markdown-table.ts';

interface Described {
  readonly id: string;
  readonly version: number;
  readonly family: string;
  readonly unit: string;
  readonly valueMin: number;
  readonly valueMax: number;
  readonly sees: string;
  readonly looksAlike: string;
}

const headings: Readonly<Record<string, string>> = {
  likeness: 'What the log-in looks like',
  login: 'Log-in',
  intel: 'Intelligence',
  session: 'Session',
  change: 'Changes of the account',
  order: 'Orders',
  withdrawal: 'Withdrawals',
  instrument: 'The instrument, as an order meets it',
  proof: 'What speaks for the owner',
};

export function signalsPage(): string {
  const families = [...new Set(allSignals.map(({ family }) => family))];
  const { version, fittedOn, weights, market } = defaultModel;
  const sections = families.map((family) => {
    const signals = allSignals.filter((signal) => signal.family === family);
    return `## ${headings[family] ?? family}\n\n${tableOf(signals, weights)}`;
  });
  return [
    `Model \`${version}\`, fitted on: ${fittedOn}.`,
    ...sections,
    '## The market alone',
    `Judged on every print and bar, for the instrument alert; weights of market model \`${market.version}\`. Their strongest value reaches orders as \`market-abnormal\`.`,
    tableOf(marketSignals, market.weights),
  ].join('\n\n');
}

function tableOf(signals: readonly Described[], weights: Readonly<Record<string, number>>): string {
  return markdownTable(
    ['signal', 'sees', 'looks alike', 'value', 'bounds', 'weight', 'adds'],
    signals.map(({ id, version, sees, looksAlike, unit, valueMin, valueMax }) => {
      const weight = weights[id] ?? 0;
      return [
        `\`${id}\` v${version}`,
        sees,
        looksAlike,
        unit,
        range(valueMin, valueMax),
        figure(weight),
        range(weight * valueMin, weight * valueMax),
      ];
    }),
  );
}

function range(low: number, high: number): string {
  const two = (value: number) => figure(Math.round(value * 100) / 100).replace('-', '−');
  return `${two(low)} … ${two(high)}`;
}
