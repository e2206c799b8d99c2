// What a wave that is played through the service has to show: tables without and with it, and figures.
import type { Case } from '../core/case/case.ts';
import { defaultPolicy, type Policy } from '../core/decision/policy.ts';
import { buildFsaTable } from '../core/report/fsa-draw.ts';
import type { FsaTable } from '../core/report/fsa-table.ts';
import { renderTables } from '../core/report/render-table.ts';
import { createOriginLookup } from '../edge/lookup/origin-lookup.ts';
import { createReplay, emptyStart } from '../engine/replay.ts';
import { createCaller } from '../serve/http-caller.ts';
import type { SimulationOptions } from '../simulator/options.ts';
import { simulate } from '../simulator/simulate.ts';
import type { SimulationSummary } from '../simulator/summary.ts';
import type { CommandOutput } from './usage.ts';

export type WaveLanguage = 'ja' | 'en';

/**
 * Firms of that spring challenged by one-time codes, which hijackers relayed: so they get in, and what
 * stops them is the joint judgement of log-in and order. With passkeys there would be little to see.
 */
export const demoPolicy: Policy = { ...defaultPolicy, version: 'demo-1', stepUpMinimum: 'otp' };

/** The date up to which the regulator's first edition counts. */
const asOf = '2025-04-16';

/** The same world with nobody answering: everything goes through, and customers report it later. */
export function undefendedTable(simulation: SimulationOptions): {
  readonly table: FsaTable;
  /** How many there are when nobody is stopped. */
  readonly events: number;
} {
  const lines: Case[] = [];
  const replay = createReplay(emptyStart(), createOriginLookup().lookup, {
    case: (line) => lines.push(line),
  });
  for (const batch of simulate(simulation))
    for (const event of batch) replay.take(JSON.stringify(event));
  const table = buildFsaTable(lines, { asOf, from: '2025-02', to: '2025-04', simulated: true });
  return { table, events: replay.counts.events };
}

/** What it came to with the service, from its own cases. */
export async function defendedTable(url: string, key: string): Promise<FsaTable> {
  return buildFsaTable(await casesOf(url, key), {
    asOf,
    from: '2025-02',
    to: '2025-04',
    simulated: true,
  });
}

export function renderBoth(
  undefended: FsaTable,
  defended: FsaTable,
  language: WaveLanguage,
): string {
  return renderTables(titled(undefended, defended, language), { language });
}

/** What the wave does where nobody stands in its way, before the service meets it. */
export function firstWord({ total }: FsaTable, language: WaveLanguage): string {
  const bought = (total.purchaseValueJpy / 1e8).toFixed(1);
  if (language === 'ja')
    return `防御なし: 不正アクセス${total.accesses}件、不正取引${total.cases}件、買付${bought}億円。同じ波をSekishoに通した結果は最後に示します。`;
  return `Undefended: ${total.accesses} accesses, ${total.cases} with trading, ¥${(total.purchaseValueJpy / 1e6).toFixed(0)}m bought. What the same wave does against Sekisho stands at the end.`;
}

/** All cases of the service, page by page. */
async function casesOf(url: string, key: string): Promise<Case[]> {
  const caller = createCaller(url);
  const cases: Case[] = [];
  let before = '';
  do {
    const answer = await caller.get(`/v1/cases?limit=1000${before}`, key);
    const page = JSON.parse(answer.body) as { cases: Case[]; next?: string };
    cases.push(...page.cases);
    before = page.next ? `&before=${encodeURIComponent(page.next)}` : '';
  } while (before);
  caller.close();
  return cases;
}

function titled(undefended: FsaTable, defended: FsaTable, language: WaveLanguage) {
  return language === 'ja'
    ? [
        { title: '防御なし(シミュレーション)', table: undefended },
        { title: 'Sekishoあり(シミュレーション)', table: defended },
      ]
    : [
        { title: 'Undefended (simulated)', table: undefended },
        { title: 'With Sekisho (simulated)', table: defended },
      ];
}

export interface ProgressLine {
  at(events: number, eventTime: string): void;
  end(): void;
}

/** On a terminal the line is written over; into a file it is a line now and then. */
const progressEveryMs = process.stderr.isTTY ? 250 : 5_000;
const lineEnd = process.stderr.isTTY ? '\r' : '\n';

export function progressLine(output: CommandOutput): ProgressLine {
  let lastMs = 0;
  return {
    at(events, eventTime) {
      const nowMs = performance.now();
      if (nowMs - lastMs < progressEveryMs) return;
      lastMs = nowMs;
      const count = events.toLocaleString('en-US');
      output.stderr(`simulated ${eventTime.slice(0, 10)}  ${count} events   ${lineEnd}`);
    },
    end: () => output.stderr('\n'),
  };
}

export function closing(
  summary: SimulationSummary,
  undefended: FsaTable,
  language: WaveLanguage,
): string {
  const { honest, hostile } = summary;
  const boughtJpy = summary.months.reduce((sum, month) => sum + month.purchasesYen, 0);
  const stopped = 1 - boughtJpy / Math.max(1, undefended.total.purchaseValueJpy);
  const perThousand = (part: number, whole: number) =>
    ((1000 * part) / Math.max(1, whole)).toFixed(1);
  const figures = {
    stopped: `${(stopped * 100).toFixed(1)} %`,
    attempted: `${(hostile.attemptedYen / 1e8).toFixed(1)}億円 / ¥${(hostile.attemptedYen / 1e6).toFixed(0)}m`,
    challenged: perThousand(honest.challenged, honest.logins),
    held: perThousand(honest.held + honest.blocked, honest.orders),
  };
  if (language === 'ja')
    return [
      `不正な買付の減少: ${figures.stopped}(防御なしとの比較)`,
      `不正注文の試み: ${figures.attempted}`,
      `正規の顧客への追加認証: ログイン1,000件あたり${figures.challenged}件`,
      `正規の注文の保留: 注文1,000件あたり${figures.held}件`,
      'すべてシミュレーションであり、実在の顧客・企業・銘柄ではありません。見やすい回を選んであり、検知の成績ではありません。',
      '',
    ].join('\n');
  return [
    `Hostile purchases prevented: ${figures.stopped} of the undefended value`,
    `Hostile orders attempted: ${figures.attempted}`,
    `Honest customers challenged: ${figures.challenged} per 1,000 log-ins`,
    `Honest orders held: ${figures.held} per 1,000 orders`,
    'All of it is simulated: no real customers, firms or instruments. The world was picked for show: no measure of detection.',
    '',
  ].join('\n');
}
