// Hostile purchase value stopped, for a given number of false holds.
import type { Row } from './collect.ts';
import { campaignOf } from './collect.ts';
import type { ScoreName } from './comparators.ts';

export interface Stopped {
  /** False holds per 1,000 active customers a day: as asked for, or what a yes-or-no rule makes. */
  readonly falseHoldsPerThousand: number;
  readonly threshold: number;
  readonly attemptedJpy: number;
  readonly stoppedJpy: number;
  /** Accounts that complete a buy before the first hold in their campaign: median over campaigns. */
  readonly accountsBeforeFirstHold: number;
}

function isOrder(row: Row): boolean {
  return row.kind === 'buy' || row.kind === 'sell';
}

/** Highest score of an honest customer's orders on each day he was active, lowest on a day without. */
export function honestDays(rows: readonly Row[], by: ScoreName): number[] {
  const days = new Map<string, number>();
  for (const row of rows) {
    if (row.episode) continue;
    const name = `${row.account} ${row.day}`;
    const score = isOrder(row) ? row.scores[by] : Number.NEGATIVE_INFINITY;
    days.set(name, Math.max(days.get(name) ?? Number.NEGATIVE_INFINITY, score));
  }
  return [...days.values()].sort((left, right) => right - left);
}

/** A hostile buy is stopped from the first order of its session on that is held. */
export function stopAt(
  rows: readonly Row[],
  falseHoldsPerThousand: number,
  by: ScoreName,
): Stopped {
  const days = honestDays(rows, by);
  const threshold =
    by === 'rules' ? 0.5 : (days[Math.floor((days.length * falseHoldsPerThousand) / 1000)] ?? 0);
  const falseHolds = days.filter((score) => score > threshold).length;
  const values = valueByEpisode(rows, threshold, by);
  const totals = [...values.values()];
  return {
    falseHoldsPerThousand: days.length === 0 ? 0 : (1000 * falseHolds) / days.length,
    threshold,
    attemptedJpy: totals.reduce((sum, { weight }) => sum + weight, 0),
    stoppedJpy: totals.reduce((sum, { success }) => sum + success, 0),
    accountsBeforeFirstHold: median(accountsHit(rows, threshold, by)),
  };
}

/** Yen tried and yen stopped, by episode. */
export function valueByEpisode(
  rows: readonly Row[],
  threshold: number,
  by: ScoreName,
): Map<string, { weight: number; success: number }> {
  const values = new Map<string, { weight: number; success: number }>();
  const held = new Set<string>();
  for (const row of rows) {
    if (!row.episode || !isOrder(row)) continue;
    const session = `${row.account} ${row.session}`;
    if (row.scores[by] > threshold) held.add(session);
    if (row.kind !== 'buy') continue;
    const value = values.get(row.episode) ?? { weight: 0, success: 0 };
    value.weight += row.valueJpy;
    if (held.has(session)) value.success += row.valueJpy;
    values.set(row.episode, value);
  }
  return values;
}

/** Accounts of each campaign that bought before anything of it was held. */
export function accountsHit(rows: readonly Row[], threshold: number, by: ScoreName): number[] {
  const hit = new Map<string, Set<string>>();
  const stopped = new Set<string>();
  for (const row of rows) {
    if (!row.episode || !isOrder(row)) continue;
    const campaign = campaignOf(row.episode);
    const accounts = hit.get(campaign) ?? new Set();
    hit.set(campaign, accounts);
    if (row.scores[by] > threshold) stopped.add(campaign);
    else if (row.kind === 'buy' && !stopped.has(campaign)) accounts.add(row.account);
  }
  return [...hit.values()].map((accounts) => accounts.size);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
