// A small table of how often each value was seen, old sightings weighing less.
//
// Instead of shrinking every count as time passes, each new sighting weighs more: all counts are
// kept on one growing scale, so an entry is just a key and a weight and nothing is swept.
import { dayMs } from '../lib/decay.ts';

/** [key, weight, key, weight, …]; keys are hash32 values, weights are 32-bit floats. */
export type Counts = number[];

/** Habits half a year old count half. */
const halfLifeMs = 180 * dayMs;
/** The scale starts here; 32-bit floats last until 2087. */
const scaleStartMs = Date.UTC(2024, 0, 1);

/** The time last asked for and its weight: one event asks some thirty times for the same. */
const latest = { timeMs: Number.NaN, weight: Number.NaN };

/** What one sighting at this time weighs. */
export function weightAt(timeMs: number): number {
  if (timeMs !== latest.timeMs) {
    latest.timeMs = timeMs;
    latest.weight = 2 ** ((timeMs - scaleStartMs) / halfLifeMs);
  }
  return latest.weight;
}

export function weightOf(counts: Counts, key: number): number {
  for (let index = 0; index < counts.length; index += 2)
    if (counts[index] === key) return counts[index + 1]!;
  return 0;
}

export function distinctIn(counts: Counts): number {
  return counts.length / 2;
}

/**
 * Adds a sighting. A full table gives up its lightest entry; what that entry weighed is returned,
 * so that the caller can keep it as an aggregate.
 */
export function addCount(counts: Counts, key: number, weight: number, entriesMax: number): number {
  let lightest = 0;
  for (let index = 0; index < counts.length; index += 2) {
    if (counts[index] === key) {
      counts[index + 1] = Math.fround(counts[index + 1]! + weight);
      return 0;
    }
    if (counts[index + 1]! < counts[lightest + 1]!) lightest = index;
  }
  if (counts.length < entriesMax * 2) {
    counts.push(key, Math.fround(weight));
    return 0;
  }
  const lost = counts[lightest + 1]!;
  counts[lightest] = key;
  counts[lightest + 1] = Math.fround(weight);
  return lost;
}

/** Takes a sighting back (confirmed fraud is un-learnt); an entry without weight is removed. */
export function removeCount(counts: Counts, key: number, weight: number): void {
  for (let index = 0; index < counts.length; index += 2) {
    if (counts[index] !== key) continue;
    const left = without(counts[index + 1]!, weight);
    if (left > 0) counts[index + 1] = left;
    else counts.splice(index, 2);
    return;
  }
}

/** Forgets a value altogether. */
export function removeAll(counts: Counts, key: number): void {
  removeCount(counts, key, Number.POSITIVE_INFINITY);
}

/** A weight less a sighting: a thousandth of the sighting is rounding, not a habit. */
export function without(total: number, weight: number): number {
  const left = total - weight;
  return left > weight * 0.001 ? Math.fround(left) : 0;
}
