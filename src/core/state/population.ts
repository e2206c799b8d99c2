// How common things are among everybody: the other half of every likelihood ratio.
import { weightAt } from './counts.ts';
import { createFlow, type Flow } from './flow.ts';
import {
  addWeight,
  createValueWeights,
  dropValues,
  pairsOf,
  type ValueWeights,
  weightOfValue,
} from './value-weights.ts';

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
  readonly seen: Readonly<Record<Feature, ValueWeights>>;
}

export function createPopulation(): Population {
  const seen = Object.fromEntries(
    features.map((feature) => [feature, createValueWeights()]),
  ) as Record<Feature, ValueWeights>;
  return { logins: 0, sinceMs: 0, flow: createFlow(), seen };
}

/** Adds a sighting to the values of one feature. */
export function addSighting(seen: ValueWeights, key: number, weight: number): void {
  if (seen.size >= valuesMax && weightOfValue(seen, key) === undefined) dropLighterHalf(seen);
  addWeight(seen, key, weight);
}

function dropLighterHalf(seen: ValueWeights): void {
  const weights = pairsOf(seen).filter((_, index) => index % 2 === 1);
  const median = weights.sort((left, right) => left - right)[weights.length >> 1]!;
  dropValues(seen, (weight) => weight < median);
  // All alike: the oldest half goes.
  dropValues(seen, (_, sizeLeft) => sizeLeft >= valuesMax);
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
  const weight = weightOfValue(seen, key);
  if (weight === undefined) return 1 / (logins + distinct + 1);
  const share = Math.min(1, weight / population.logins);
  return share * (1 - distinct / (logins + distinct + 1));
}
