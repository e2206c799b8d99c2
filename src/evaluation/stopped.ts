// Hostile purchase value stopped, for a given number of false holds.
import type { Row } from './collect.ts';
import { campaignOf } from './collect.ts';

export interface Stopped {
  /** False holds per 1,000 active customers a day, as asked for. */
  readonly falseHoldsPerThousand: number;
  readonly risk: number;
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  /** Accounts that complete a buy before the first hold in their campaign: median over campaigns. */
  readonly accountsBeforeFirstHold: number;
}

/** Highest risk of an honest customer's orders on each day he was active, 0 on a day without orders. */
export function honestDays(rows: readonly Row[]): number[] {
  const days = new Map<string, number>();
  for (const row of rows) {
    if (row.episode) continue;
    const name = `${row.account} ${row.day}`;
    const risk = row.kind === 'buy' || row.kind === 'sell' ? row.risk : 0;
    days.set(name, Math.max(days.get(name) ?? 0, risk));
  }
  return [...days.values()].sort((left, right) => right - left);
}

/** A hostile buy is stopped from the first order of its session on that is held. */
export function stopAt(rows: readonly Row[], falseHoldsPerThousand: number): Stopped {
  const days = honestDays(rows);
  const risk = days[Math.floor((days.length * falseHoldsPerThousand) / 1000)] ?? 0;
  const held = new Set<string>();
  const hit = new Map<string, Set<string>>();
  const stoppedCampaigns = new Set<string>();
  let attemptedJpy = 0;
  let stoppedJpy = 0;
  for (const row of rows) {
    if (!row.episode || (row.kind !== 'buy' && row.kind !== 'sell')) continue;
    const campaign = campaignOf(row.episode);
    const before = hit.get(campaign) ?? new Set();
    hit.set(campaign, before);
    const session = `${row.account} ${row.session}`;
    if (row.risk > risk) {
      held.add(session);
      stoppedCampaigns.add(campaign);
    }
    if (row.kind !== 'buy') continue;
    attemptedJpy += row.valueJpy;
    if (held.has(session)) stoppedJpy += row.valueJpy;
    else if (!stoppedCampaigns.has(campaign)) before.add(row.account);
  }
  const counts = [...hit.values()].map((accounts) => accounts.size);
  return {
    falseHoldsPerThousand,
    risk,
    attemptedJpy,
    stoppedJpy,
    accountsBeforeFirstHold: median(counts),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
