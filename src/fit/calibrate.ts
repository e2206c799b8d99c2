// The slope and intercept that make a risk mean what it says.
import { logOddsOf } from '../core/lib/decay.ts';
import type { Judged } from '../evaluation/reliability.ts';
import { fitLogistic } from './logistic.ts';

/** Platt scaling on history the weights were not fitted on: risk' = logistic(slope·logit + intercept). */
export function calibrate(judged: readonly Judged[]): { slope: number; intercept: number } {
  const samples = judged.map(({ risk, hostile, weight }) => ({
    features: [0],
    values: [logOddsOf(risk)],
    offset: 0,
    hostile,
    weight,
  }));
  const { weights, intercepts } = fitLogistic(samples, { featureCount: 1, ridge: 0.01 });
  return {
    slope: Math.max(0.05, Math.round(weights[0]! * 1000) / 1000),
    intercept: Math.round(intercepts[0]! * 1000) / 1000,
  };
}
