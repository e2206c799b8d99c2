// How common things are among everybody: the other half of every likelihood ratio.
import { weightAt } from './counts.ts';
import { createFlow, type Flow } from './flow.ts';

/** Distinct values remembered of each feature; a full table drops the half that is seen least. */
const valuesMax = 4096;

export const features = [
  'network',
  'country',
  'agent',
  'browser',
  'system',
  'form',
  'language',
  'entry',
  'hour',
] as const;
export type Feature = (typeof features)[number];

export interface Population {
  /** Log-ins on the growing scale of counts.ts. */
  logins: number;
  /** First log-in ever seen here; 0 before it. */
  sinceMs: number;
  /** Buys of everything together. */
  readonly flow: Flow;
  readonly seen: Readonly<Record<Feature, Map<number, number>>>;
}

export function createPopulation(): Population {
  const seen = Object.fromEntries(
    features.map((feature) => [feature, new Map<number, number>()]),
  ) as Record<Feature, Map<number, number>>;
  return { logins: 0, sinceMs: 0, flow: createFlow(), seen };
}

export function addSighting(
  population: Population,
  feature: Feature,
  key: number,
  weight: number,
): void {
  const seen = population.seen[feature];
  const before = seen.get(key);
  if (before === undefined && seen.size >= valuesMax) dropLighterHalf(seen);
  seen.set(key, (before ?? 0) + weight);
}

function dropLighterHalf(seen: Map<number, number>): void {
  const weights = [...seen.values()].sort((left, right) => left - right);
  const median = weights[weights.length >> 1]!;
  for (const [key, weight] of seen) if (weight < median) seen.delete(key);
  // All alike: the oldest half goes.
  for (const key of seen.keys()) {
    if (seen.size < valuesMax) break;
    seen.delete(key);
  }
}

/** Share of all log-ins that had this value, with one imaginary sighting spread over the unseen. */
export function shareOf(
  population: Population,
  feature: Feature,
  key: number,
  timeMs: number,
): number {
  const seen = population.seen[feature];
  const logins = population.logins / weightAt(timeMs);
  const distinct = seen.size;
  const weight = seen.get(key);
  if (weight === undefined) return 1 / (logins + distinct + 1);
  const share = Math.min(1, weight / population.logins);
  return share * (1 - distinct / (logins + distinct + 1));
}
