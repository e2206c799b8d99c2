// What is remembered of an address, a network, a device or another means: who touched it, and with
// what risk.
import { dayMs, decayOver, hourMs } from '../lib/decay.ts';

/** Distinct accounts remembered by name; a full list drops the one seen longest ago. */
export const visitorsMax = 16;

const visitsHalfLifeMs = 7 * dayMs;
const riskHalfLifeMs = 6 * hourMs;
const hostileHalfLifeMs = 14 * dayMs;
const failuresHalfLifeMs = 6 * hourMs;

export interface Entity {
  lastMs: number;
  /** Log-ins, decayed over a week. */
  visits: number;
  /** Sum of the risk of sessions seen here, decayed over hours. */
  risk: number;
  /** Confirmed hostile sessions, decayed over weeks. */
  hostile: number;
  /** Accounts at which a log-in failed from here, one after the other, decayed over hours. */
  failures: number;
  /** The account (hash32) that failed here last: a customer who tries again counts once. */
  lastFailed: number;
  /** [account hash32, last seen second, first use by that account 1/0, …], oldest first. */
  readonly visitors: number[];
}

export function createEntity(): Entity {
  return { lastMs: 0, visits: 0, risk: 0, hostile: 0, failures: 0, lastFailed: 0, visitors: [] };
}

/** Brings the decayed sums to this time. */
export function ageEntity(entity: Entity, timeMs: number): void {
  const elapsedMs = timeMs - entity.lastMs;
  if (elapsedMs <= 0) return;
  entity.visits = faded(entity.visits, elapsedMs, visitsHalfLifeMs);
  entity.risk = faded(entity.risk, elapsedMs, riskHalfLifeMs);
  entity.hostile = faded(entity.hostile, elapsedMs, hostileHalfLifeMs);
  entity.failures = faded(entity.failures, elapsedMs, failuresHalfLifeMs);
  entity.lastMs = timeMs;
}

/** Nearly every place has neither risk nor failures: of nothing, nothing is left. */
function faded(sum: number, elapsedMs: number, halfLifeMs: number): number {
  return sum === 0 ? sum : Math.fround(sum * decayOver(elapsedMs, halfLifeMs));
}

/** A log-in failed from here. */
export function failEntity(entity: Entity, visitor: number, timeMs: number): void {
  ageEntity(entity, timeMs);
  if (entity.lastFailed === visitor) return;
  entity.lastFailed = visitor;
  entity.failures = Math.fround(entity.failures + 1);
}

/** More risk of a session that was seen here than was known at its log-in. */
export function addRisk(entity: Entity, risk: number, timeMs: number): void {
  ageEntity(entity, timeMs);
  entity.risk = Math.fround(entity.risk + risk);
}

/** Risk that was told at `sinceMs` and turned out to be none. */
export function takeRisk(entity: Entity, risk: number, sinceMs: number, timeMs: number): void {
  ageEntity(entity, timeMs);
  const left = risk * decayOver(timeMs - sinceMs, riskHalfLifeMs);
  entity.risk = Math.fround(Math.max(0, entity.risk - left));
}

/** Accounts that failed here lately, as of this time. */
export function failuresAt(entity: Entity, timeMs: number): number {
  return entity.failures * decayOver(timeMs - entity.lastMs, failuresHalfLifeMs);
}

export function visitEntity(entity: Entity, visitor: number, isNew: boolean, timeMs: number): void {
  ageEntity(entity, timeMs);
  entity.visits = Math.fround(entity.visits + 1);
  const { visitors } = entity;
  for (let index = 0; index < visitors.length; index += 3) {
    if (visitors[index] !== visitor) continue;
    // Once new here, still new here: the second log-in of a hijacker is no habit.
    moveLast(visitors, index, visitor, timeMs, visitors[index + 2]!);
    return;
  }
  const newness = isNew ? 1 : 0;
  if (visitors.length < visitorsMax * 3) visitors.push(visitor, Math.floor(timeMs / 1000), newness);
  else moveLast(visitors, 0, visitor, timeMs, newness);
}

/** Closes the gap of an entry that leaves, in place, and writes the new one behind the others. */
function moveLast(
  visitors: number[],
  leaving: number,
  visitor: number,
  timeMs: number,
  newness: number,
): void {
  const last = visitors.length - 3;
  for (let index = leaving; index < last; index += 1) visitors[index] = visitors[index + 3]!;
  visitors[last] = visitor;
  visitors[last + 1] = Math.floor(timeMs / 1000);
  visitors[last + 2] = newness;
}

/** How many other accounts used this for the first time within the window. */
export function newcomersSince(entity: Entity, visitor: number, sinceMs: number): number {
  const { visitors } = entity;
  const sinceSecond = sinceMs / 1000;
  let newcomers = 0;
  for (let index = visitors.length - 3; index >= 0; index -= 3) {
    if (visitors[index + 1]! < sinceSecond) break;
    if (visitors[index] !== visitor && visitors[index + 2] === 1) newcomers += 1;
  }
  return newcomers;
}
