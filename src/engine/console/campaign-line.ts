// A campaign in one line: what binds it, how it goes on, what it tried and what was stopped.

import type { CampaignLine } from '../../core/case/shown.ts';
import { hourMs } from '../../core/lib/decay.ts';
import { timeOf } from '../../core/lib/time.ts';
import type { CampaignRow } from '../projection/campaign-queries.ts';
import type { MinuteRow } from '../projection/console-queries.ts';
import type { ConsoleParts } from './parts.ts';

/** Without a sign of it for so long a campaign is quiet: hijackers push one stock for hours. */
const runningMs = 2 * hourMs;
/** The newest so many compete for the places that are shown. */
const ranked = 100;
const pricesMax = 120;
/** How much of the price before and after is shown. */
const aroundMs = 6 * hourMs;
/** Minutes read for the prices: four days around the clock. */
const minutesMax = 6_000;

export async function campaignLines(
  parts: ConsoleParts,
  firm: string | undefined,
  limit: number,
): Promise<readonly CampaignLine[]> {
  const rows = await parts.projection.campaigns({ firm, limit: Math.max(limit, ranked) });
  const nowMs = parts.nowMs();
  const first = rows.toSorted((left, right) => order(left, right, nowMs)).slice(0, limit);
  return Promise.all(first.map((row) => campaignLine(parts, firm, row)));
}

const states: readonly CampaignLine['state'][] = ['running', 'quiet', 'confirmed', 'dismissed'];

/** What goes on first; of that, what is most at stake; of nothing at stake, what is widest. */
function order(left: CampaignRow, right: CampaignRow, nowMs: number): number {
  const rank = (row: CampaignRow): number => states.indexOf(stateOf(row, nowMs));
  return (
    rank(left) - rank(right) ||
    right.attemptedJpy - left.attemptedJpy ||
    right.accounts - left.accounts
  );
}

export async function campaignLine(
  parts: ConsoleParts,
  firm: string | undefined,
  row: CampaignRow,
): Promise<CampaignLine> {
  const links = row.bonds.toSorted((left, right) => right.cases - left.cases);
  const main = links.find(({ kind }) => kind === 'instrument')?.value;
  const { campaign, since, last, cases, accounts, attemptedJpy, stoppedJpy, firstHold } = row;
  return {
    campaign,
    links,
    state: stateOf(row, parts.nowMs()),
    since,
    last,
    cases,
    accounts,
    attemptedJpy,
    stoppedJpy,
    ...(firstHold === null ? undefined : { firstHold }),
    prices: main ? await pricesOf(parts, firm, main, since, last) : [],
  };
}

function stateOf(
  { undecided, confirmed, last }: CampaignRow,
  nowMs: number,
): CampaignLine['state'] {
  if (undecided === 0) return confirmed > 0 ? 'confirmed' : 'dismissed';
  return nowMs - Date.parse(last) < runningMs ? 'running' : 'quiet';
}

export async function pricesOf(
  { projection }: ConsoleParts,
  firm: string | undefined,
  instrument: string,
  since: string,
  last: string,
): Promise<readonly (readonly [string, number])[]> {
  const from = timeOf(Date.parse(since) - aroundMs);
  const to = timeOf(Date.parse(last) + aroundMs);
  const limit = minutesMax;
  const minutes = await projection.minutes({ firm, instrument, from, to, limit });
  return thinned(minutes.filter(({ price }) => price > 0));
}

/** Evenly so many of them, the last one always. */
function thinned(minutes: readonly MinuteRow[]): readonly (readonly [string, number])[] {
  const count = Math.min(pricesMax, minutes.length);
  return Array.from({ length: count }, (_, index) => {
    const { time, price } = minutes[Math.floor(((index + 1) * minutes.length) / count) - 1]!;
    return [time, price] as const;
  });
}
