// The status page as HTML: what the engine counts, the last alerts and cases.
import type { z } from 'zod';
import type { EngineStatus } from '../../engine/client.ts';
import type { alert, caseLine } from './answer-schemas.ts';
import { html, type Markup } from './markup.ts';
import { type Language, type StatusWords, statusWords } from './status-words.ts';

type Alert = z.infer<typeof alert>;
type Case = z.infer<typeof caseLine>;

/** What may be shown; nothing where the visitor has no key or the engine did not say. */
export interface StatusView {
  readonly language: Language;
  readonly demo: boolean;
  readonly mayRead: boolean;
  readonly status?: EngineStatus;
  readonly alerts?: readonly Alert[];
  readonly cases?: readonly Case[];
}

const locales: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-GB' };
const japanTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

export function renderStatus(view: StatusView): string {
  const words = statusWords[view.language];
  const other = view.language === 'ja' ? 'en' : 'ja';
  const page = html`<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="stylesheet" href="/status.css">
<script src="/status.js" defer></script>
</head>
<body data-stale="${words.stale}">
${view.demo ? html`<p class="ribbon" role="note">${words.simulated}</p>` : ''}
<header><h1>${words.title}</h1>
<nav><a href="/status?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
<a href="/openapi.json">${words.apiDocument}</a></nav></header>
<p id="stale" role="status"></p>
<main>${mainOf(view, words)}</main>
<footer><a href="https://db-ip.com">IP Geolocation by DB-IP</a></footer>
</body>
</html>
`;
  return page.html;
}

function mainOf(view: StatusView, words: StatusWords): Markup {
  const state = html`<p class="${view.status ? 'running' : 'silent'}">
<span aria-hidden="true">${view.status ? '●' : '▲'}</span>
${view.status ? words.running : words.silent}</p>`;
  if (!view.mayRead) return html`${state}<p>${words.keyNeeded}</p>`;
  return html`${state}
${view.status ? html`${decisionFigures(view.status, view.language)}${engineFigures(view.status, view.language)}` : ''}
${alertTable(view.alerts, words)}
${caseTable(view.cases, view.language)}`;
}

function decisionFigures({ counters }: EngineStatus, language: Language): Markup {
  const words = statusWords[language];
  const figures = Object.entries(words.verdicts).map(([verdict, word]) =>
    figure(word, count(counters[`decisions_${verdict}`] ?? 0, language), `verdict ${verdict}`),
  );
  return html`<section><h2>${words.decisions}</h2><dl>${figures}</dl></section>`;
}

function engineFigures(status: EngineStatus, language: Language): Markup {
  const words = statusWords[language];
  const figures: readonly (readonly [string, number])[] = [
    [words.sequence, status.sequence],
    [words.queueLength, status.queueLength],
    [words.accountsCached, status.accountsCached],
    [words.refused, status.counters.refused ?? 0],
    [words.duplicates, status.counters.duplicates ?? 0],
    [words.checkpointLag, status.sequence - status.checkpointSequence],
    [words.projectionLag, status.sequence - status.projectionSequence],
  ];
  return html`<section><h2>${words.engine}</h2><dl>
${figure(words.eventTime, timeOf(status.eventTime), 'time')}
${figures.map(([word, value]) => figure(word, count(value, language), ''))}</dl></section>`;
}

function figure(word: string, value: string, className: string): Markup {
  return html`<div class="${className}"><dt>${word}</dt><dd>${value}</dd></div>`;
}

function alertTable(alerts: readonly Alert[] | undefined, words: StatusWords): Markup {
  const heads = [words.time, words.instrument, words.risk, words.state, words.accounts];
  const rows = alerts?.map(
    (line) => html`<tr><td>${timeOf(line.time)}</td><td>${line.instrument}</td>
<td class="number">${percent(line.risk)}</td><td>${words.states[line.state]}</td>
<td class="number">${line.accounts.length}</td></tr>`,
  );
  return table(words.alerts, heads, rows, words.noAlerts, words.unavailable);
}

function caseTable(cases: readonly Case[] | undefined, language: Language): Markup {
  const words = statusWords[language];
  const heads = [
    words.opened,
    words.case,
    words.account,
    words.state,
    words.traded,
    words.saleValue,
    words.purchaseValue,
  ];
  const rows = cases?.map(
    (line) => html`<tr><td>${timeOf(line.opened)}</td><td>${line.case}</td><td>${line.account}</td>
<td>${words.states[line.state]}</td><td>${line.traded ? words.yes : words.no}</td>
<td class="number">${yen(line.saleValueJpy, language)}</td>
<td class="number">${yen(line.purchaseValueJpy, language)}</td></tr>`,
  );
  return table(words.cases, heads, rows, words.noCases, words.unavailable);
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly Markup[] | undefined,
  empty: string,
  unavailable: string,
): Markup {
  if (rows === undefined || rows.length === 0) {
    return html`<section><h2>${caption}</h2><p>${rows ? empty : unavailable}</p></section>`;
  }
  return html`<section><h2>${caption}</h2><div class="scroll"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function count(value: number, language: Language): string {
  return value.toLocaleString(locales[language]);
}

/** Two digits where it matters: 0.02 %, 38 %, 99.7 %. */
function percent(risk: number): string {
  const value = risk * 100;
  return `${value > 99 ? value.toFixed(1) : Number(value.toPrecision(2))} %`;
}

function yen(value: number, language: Language): string {
  if (language === 'en') return `¥${count(Math.round(value), language)}`;
  return `${count(Math.round(value), language)}円`;
}

function timeOf(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '—' : `${japanTime.format(date)} JST`;
}
