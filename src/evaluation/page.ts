// One self-contained page of an evaluation, readable by a manager: curves first, tables under them.
import { curveChart, escapeXml, reliabilityChart } from './chart.ts';
import type { ScoreName } from './comparators.ts';
import type { Curve } from './curves.ts';
import type { Evaluation, StoppedFigure } from './evaluate.ts';

export const scoreWords: Readonly<Record<ScoreName, string>> = {
  joined: 'joined',
  login: 'log-in alone',
  order: 'order alone',
  instrument: 'instrument alone',
  formula: 'published formula',
  rules: 'broker’s rules',
};

const style = `body{font:15px/1.6 system-ui,'Noto Sans JP',sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
figure{display:inline-block;margin:0 1rem 1rem 0;vertical-align:top}figcaption{font-weight:600}
table{border-collapse:collapse;margin:0 0 2rem}td,th{padding:.2rem .8rem;border-bottom:1px solid #ccc;text-align:right;font-variant-numeric:tabular-nums}
td:first-child,th:first-child{text-align:left}.note{background:#fff3cd;color:#533f03;padding:.6rem 1rem}
@media (prefers-color-scheme:dark){body{background:#16181c;color:#e6e6e6}}`;

export interface PageFacts {
  readonly model: string;
  readonly fittedOn: string;
  readonly source: string;
}

export function evaluationPage(
  evaluation: Evaluation,
  curves: { readonly discovery: readonly Curve[]; readonly stopped: readonly Curve[] },
  facts: PageFacts,
): string {
  const percentOf = (value: number) => `${Number((value * 100).toPrecision(2))} %`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sekisho: detection</title><style>${style}</style>
<h1>Detection</h1>
<p class="note">History: ${escapeXml(facts.source)}. Model ${escapeXml(facts.model)}, fitted on: ${escapeXml(facts.fittedOn)}. Where the history is simulated, so are these figures: they show that the parts work together, not what a real firm will see.</p>
<p>${evaluation.requests.toLocaleString('en-US')} requests, ${evaluation.episodes} hostile episodes.</p>
${curveChart('Takeovers discovered at log-in', curves.discovery, (by) => scoreWords[by], {
  label: 'honest log-ins challenged',
  ticks: [0.0005, 0.001, 0.01, 0.1],
  format: percentOf,
})}
${curveChart('Hostile purchase value stopped', curves.stopped, (by) => scoreWords[by], {
  label: 'false holds per 1,000 active customers a day',
  ticks: [0.2, 1, 10, 50],
  format: String,
})}
${reliabilityChart(
  'Reliability: what was said, what was true',
  'risk said',
  evaluation.reliability.map(({ meanRisk, share, count }) => ({
    said: meanRisk,
    was: share,
    count,
  })),
)}
<h2>Alone and compared, at 1 false hold per 1,000 active customers a day</h2>
${table(
  ['', 'value stopped', '95 % interval', 'false holds'],
  [evaluation.stopped[0]!, ...evaluation.alone.stopped].map(stoppedRow),
)}
${kindSection(evaluation)}${alertSection(evaluation)}<h2>With the verdicts of the policy</h2>
${table(
  ['per 1,000', 'honest log-ins', 'honest orders'],
  [
    [
      'challenged',
      evaluation.atPolicy.challengedPerThousandLogins.toFixed(1),
      evaluation.atPolicy.challengedPerThousandOrders.toFixed(1),
    ],
    ['held or blocked', '–', evaluation.atPolicy.heldPerThousandOrders.toFixed(1)],
  ],
)}
<p>Brier score: log-ins ${evaluation.brier.login.toExponential(2)}, orders ${evaluation.brier.order.toExponential(2)}.</p>
</html>
`;
}

function kindSection({ kinds }: Evaluation): string {
  if (kinds.length === 0) return '';
  return `<h2>By kind of hijacker</h2>
${table(
  ['kind', 'episodes', 'found at 0.5 %', 'found at 1 %', 'value stopped', '95 % interval'],
  kinds.map(({ kind, episodes, discovery, stopped }) => [
    kind,
    String(episodes),
    ...discovery.map(({ share, episodes: seen }) => (seen ? percent(share) : '–')),
    percent(stopped.share),
    `${percent(stopped.interval.low)} – ${percent(stopped.interval.high)}`,
  ]),
)}`;
}

function alertSection({ alerts }: Evaluation): string {
  const { attacks, missed, soon, beforeRise, falseAlarms, instrumentDays } = alerts;
  if (attacks === 0 && alerts.alerts === 0) return '';
  const rangeOf = ({ interval }: typeof soon) =>
    `${percent(interval.low)} – ${percent(interval.high)}`;
  return `<h2>Instrument alerts</h2>
<p>${attacks} attacks by three hijacked accounts or more, ${missed} without an alert; ${falseAlarms} false alerts in ${instrumentDays.toLocaleString('en-US')} instrument-days (${alerts.falsePerThousandDays.toFixed(2)} per 1,000).</p>
${table(
  ['alert', 'attacks', '95 % interval'],
  [
    ['at most 60 s after the third account’s first buy', percent(soon.share), rangeOf(soon)],
    ['before the price was 10 % up', percent(beforeRise.share), rangeOf(beforeRise)],
  ],
)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function stoppedRow({ by, share, interval, falseHoldsPerThousand }: StoppedFigure): string[] {
  return [
    scoreWords[by],
    percent(share),
    `${percent(interval.low)} – ${percent(interval.high)}`,
    falseHoldsPerThousand.toFixed(1),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells(head, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`;
}
