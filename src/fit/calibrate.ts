// The slope, and the prior of each part, that make a risk mean what it says.
import { logOddsOf } from '../core/lib/decay.ts';
import type { Judged } from '../evaluation/reliability.ts';
import { type Part, parts } from './dataset.ts';
import { fitLogistic } from './logistic.ts';

export interface JudgedRequest extends Judged {
  readonly part: Part;
}

export interface Calibration {
  readonly slope: number;
  /** What is added to the slope times the log-odds, by part. */
  readonly intercepts: Readonly<Record<Part, number>>;
}

/** Hostile requests a part must have for an intercept of its own; others share one. */
const hostileMin = 20;

/** Platt scaling on history the weights were not fitted on: risk' = logistic(slope·logit + intercept). */
export function calibrate(judged: readonly JudgedRequest[]): Calibration {
  const groupOf = (part: Part) => (hasOwn.has(part) ? 1 + parts.indexOf(part) : 0);
  const hasOwn = new Set(
    parts.filter(
      (part) => judged.filter((row) => row.hostile && row.part === part).length >= hostileMin,
    ),
  );
  const samples = judged.map(({ risk, hostile, weight, part }) => ({
    features: [0],
    values: [logOddsOf(risk)],
    offset: 0,
    hostile,
    weight,
    group: groupOf(part),
  }));
  const { weights, intercepts } = fitLogistic(samples, {
    featureCount: 1,
    groupCount: 1 + parts.length,
    ridge: 0.01,
  });
  // Nothing was hostile in what shares an intercept: the mean of the others.
  const shared = [...hasOwn].reduce((sum, part) => sum + intercepts[groupOf(part)]!, 0);
  const interceptOf = (part: Part) =>
    hasOwn.has(part) ? intercepts[groupOf(part)]! : shared / Math.max(1, hasOwn.size);
  return {
    slope: Math.max(0.05, weights[0]!),
    intercepts: Object.fromEntries(parts.map((part) => [part, interceptOf(part)])) as Record<
      Part,
      number
    >,
  };
}
