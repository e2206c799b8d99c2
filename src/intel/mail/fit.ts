// Fits the weights that data can tell: logistic regression with an L2 penalty and weights of one sign.
import { probabilityOf } from '../../core/lib/decay.ts';

export interface Example {
  readonly isPhishing: boolean;
  /** Values of the fitted evidence, in one order. */
  readonly values: readonly number[];
  /** Log-odds of the evidence that is not fitted. */
  readonly offset: number;
}

export interface FitOptions {
  /** Penalty on half the squared weight, against a loss that is the mean over examples. */
  readonly penalty: number;
  /** No single piece of evidence may decide alone. */
  readonly weightMax: number;
  readonly steps: number;
}

export interface Fitted {
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** Both classes count equally, however many there are of each. Deterministic: projected gradient steps. */
export function fit(examples: readonly Example[], options: FitOptions): Fitted {
  const width = examples[0]?.values.length ?? 0;
  const phishing = examples.filter(({ isPhishing }) => isPhishing).length;
  const share = [0.5 / (examples.length - phishing), 0.5 / phishing];
  const weights = new Float64Array(width);
  let intercept = 0;
  // The loss curves by at most a quarter of the squared length of an example.
  const longest = Math.max(...examples.map(({ values }) => 1 + sumOfSquares(values)));
  const rate = 1 / (longest / 4 + options.penalty);
  for (let step = 0; step < options.steps; step += 1) {
    const { slopes, interceptSlope } = gradient(examples, weights, intercept, share);
    intercept -= rate * interceptSlope;
    for (let at = 0; at < width; at += 1) {
      const next = weights[at] - rate * (slopes[at] + options.penalty * weights[at]);
      weights[at] = Math.min(options.weightMax, Math.max(0, next));
    }
  }
  return { intercept, weights: [...weights] };
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function gradient(
  examples: readonly Example[],
  weights: Float64Array,
  intercept: number,
  share: readonly number[],
) {
  const slopes = new Float64Array(weights.length);
  let interceptSlope = 0;
  for (const { isPhishing, values, offset } of examples) {
    let score = intercept + offset;
    for (let at = 0; at < values.length; at += 1) score += values[at] * weights[at];
    const miss = (probabilityOf(score) - Number(isPhishing)) * share[Number(isPhishing)];
    interceptSlope += miss;
    for (let at = 0; at < values.length; at += 1) slopes[at] += miss * values[at];
  }
  return { slopes, interceptSlope };
}
