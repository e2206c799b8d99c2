// Chain-ladder: how much a month's figure grows from one age to the next, from months that did.
//
// Published editions leave most ages out. What a month grew over several ages is shared among them
// as the other months grew, over and over until nothing moves: the complete triangle most in line
// with what is known. Where every age is known it is the plain volume-weighted chain-ladder.
// Interval: Mack (1993), "Distribution-free calculation of the standard error of chain ladder
// reserve estimates"; where there are too few links for a variance at each age, one for all of them.
import type { LagPoint } from './lag-points.ts';
import { quantileOfT } from './quantile-t.ts';

/** One month seen at two ages. */
export interface Link {
  readonly month: number;
  readonly from: LagPoint;
  readonly to: LagPoint;
}

export interface LagModel {
  /** `factors[age]`: growth from this age to the next; as many as ages were seen one after another. */
  readonly factors: readonly number[];
  /** Sum of the values the factor of each age was taken from. */
  readonly volumes: readonly number[];
  /** Variance of growth at each age, for a value of 1; absent where one month alone was seen. */
  readonly variances?: readonly number[];
  readonly links: readonly Link[];
  /** Months seen at two ages or more, less one: months are what varies, not their many prints. */
  readonly degreesOfFreedom: number;
}

/** Consecutive sightings of each month, in the order of age. */
export function linksOf(points: readonly LagPoint[]): readonly Link[] {
  const months = Map.groupBy(points, ({ month }) => month);
  return [...months].flatMap(([month, ofMonth]) => {
    const sorted = ofMonth.toSorted((left, right) => left.age - right.age);
    return sorted.slice(1).flatMap((to, at) => {
      const from = sorted[at];
      return from.value > 0 && to.age > from.age ? [{ month, from, to }] : [];
    });
  });
}

/** Growth from age `from` to age `to`. */
function growth(factors: readonly number[], from: number, to: number): number {
  return factors.slice(from, to).reduce((product, factor) => product * factor, 1);
}

/** Values at every age of a link, its growth shared as `factors` expect. */
function filled({ from, to }: Link, factors: readonly number[]): readonly number[] {
  const span = to.age - from.age;
  const expected = growth(factors, from.age, to.age) - 1;
  return Array.from({ length: span + 1 }, (_, at) => {
    const even = at / span;
    const share =
      Math.abs(expected) < 1e-12 ? even : (growth(factors, from.age, from.age + at) - 1) / expected;
    return from.value + (to.value - from.value) * share;
  });
}

interface Sums {
  readonly before: number[];
  readonly after: number[];
}

function sumsOf(links: readonly Link[], factors: readonly number[]): Sums {
  const before = factors.map(() => 0);
  const after = factors.map(() => 0);
  for (const link of links) {
    const values = filled(link, factors);
    for (const [at, value] of values.slice(0, -1).entries()) {
      before[link.from.age + at] += value;
      after[link.from.age + at] += values[at + 1];
    }
  }
  return { before, after };
}

/** Rounds of sharing at most; the published editions settle within a few hundred. */
const roundsMax = 5_000;
const settled = 1e-10;

/** Ages from 0 on of which some link tells something; the first gap ends what can be known. */
function agesCovered(links: readonly Link[]): number {
  const covered = new Set<number>();
  for (const { from, to } of links)
    for (let age = from.age; age < to.age; age += 1) covered.add(age);
  let ages = 0;
  while (covered.has(ages)) ages += 1;
  return ages;
}

function settle(links: readonly Link[], ages: number): { factors: number[]; volumes: number[] } {
  let factors = Array.from({ length: ages }, () => 1);
  let volumes: number[] = [];
  for (let round = 0; round < roundsMax; round += 1) {
    const { before, after } = sumsOf(links, factors);
    const next = before.map((value, age) => (value > 0 ? after[age] / value : 1));
    const moved = Math.max(...next.map((factor, age) => Math.abs(factor - factors[age])));
    factors = next;
    volumes = before;
    if (moved < settled) break;
  }
  return { factors, volumes };
}

interface Step {
  readonly age: number;
  readonly value: number;
  readonly growth: number;
}

/** Each age that each link passes, with the value before and the growth. */
function stepsOf(links: readonly Link[], factors: readonly number[]): readonly Step[] {
  return links.flatMap((link) => {
    const values = filled(link, factors);
    return values.slice(1).map((after, at) => ({
      age: link.from.age + at,
      value: values[at],
      growth: after / values[at],
    }));
  });
}

/**
 * With no more links than ages the factors fit whatever was seen, and residuals say nothing: then
 * the spread of growth an age over all links, which counts differences between ages as chance too.
 */
function varianceOverAll(links: readonly Link[]): number {
  const grown = links.map(({ from, to }) => {
    const span = to.age - from.age;
    return { weight: from.value * span, growth: (to.value / from.value) ** (1 / span) };
  });
  const weights = grown.reduce((sum, { weight }) => sum + weight, 0);
  const mean = grown.reduce((sum, { weight, growth }) => sum + weight * growth, 0) / weights;
  const squares = grown.map(({ weight, growth }) => weight * (growth - mean) ** 2);
  return squares.reduce((sum, square) => sum + square, 0) / (links.length - 1);
}

function variancesOf(links: readonly Link[], factors: readonly number[]): readonly number[] {
  if (links.length <= factors.length) {
    const variance = varianceOverAll(links);
    return factors.map(() => variance);
  }
  const byAge = Map.groupBy(stepsOf(links, factors), ({ age }) => age);
  const known = factors.map((factor, age) => {
    const steps = byAge.get(age)!;
    if (steps.length < 2) return undefined;
    const squares = steps.map(({ value, growth }) => value * (growth - factor) ** 2);
    return squares.reduce((sum, square) => sum + square, 0) / (steps.length - 1);
  });
  // More links than ages: some age was passed twice, so there is one at least.
  const seen = known.filter((variance) => variance !== undefined);
  const mean = seen.reduce((sum, variance) => sum + variance, 0) / seen.length;
  return known.map((variance) => variance ?? mean);
}

/** Undefined where no month was seen from its first print on: then nothing can be projected. */
export function fitLag(points: readonly LagPoint[]): LagModel | undefined {
  const all = linksOf(points);
  const ages = agesCovered(all);
  const links = all.filter(({ to }) => to.age <= ages);
  if (ages === 0 || links.length === 0) return undefined;
  const { factors, volumes } = settle(links, ages);
  const months = new Set(links.map(({ month }) => month)).size;
  return {
    factors,
    volumes,
    variances: months < 2 ? undefined : variancesOf(links, factors),
    links,
    degreesOfFreedom: months - 1,
  };
}

export interface Projection {
  readonly value: number;
  /**
   * Eight times of ten the figure should end between these, if months go on growing alike; absent
   * where one month alone was seen to grow, which says nothing of how months differ, and where no
   * month was seen to grow further.
   */
  readonly interval?: { readonly low: number; readonly high: number };
}

export const intervalShare = 0.8;

/**
 * Growth seen in months that together were smaller than this one counts in proportion: forty cases
 * that doubled do not double three thousand (limited-fluctuation credibility).
 */
function credibleFactor(model: LagModel, age: number, value: number): number {
  const credibility = Math.min(1, model.volumes[age] / Math.max(1, value));
  return 1 + credibility * (model.factors[age] - 1);
}

/** The figure at `toAge`, at most the last age known: beyond it nobody has seen growth. */
export function project(model: LagModel, point: LagPoint, toAge: number): Projection {
  const last = Math.min(toAge, model.factors.length);
  let value = point.value;
  let relativeVariance = 0;
  for (let age = point.age; age < last; age += 1) {
    const factor = credibleFactor(model, age, value);
    const inverse = 1 / Math.max(1, value) + 1 / Math.max(1, model.volumes[age]);
    relativeVariance += ((model.variances?.[age] ?? 0) / factor ** 2) * inverse;
    value *= factor;
  }
  if (model.variances === undefined || point.age >= last) return { value };
  const width = quantileOfT(model.degreesOfFreedom) * Math.sqrt(relativeVariance);
  // A figure cannot fall below zero: the interval is even in ratio, not in difference.
  return { value, interval: { low: value * Math.exp(-width), high: value * Math.exp(width) } };
}
