// L2-regularised logistic regression with weights that are never negative.

export interface Sample {
  /** Indices and values of the features that are not zero. */
  readonly features: readonly number[];
  readonly values: readonly number[];
  /** Log-odds known beforehand, taken as they are. */
  readonly offset: number;
  readonly hostile: boolean;
  /** How many such samples this one stands for. */
  readonly weight: number;
}

export interface Fitted {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly rounds: number;
}

export interface FitOptions {
  readonly featureCount: number;
  /** Strength of the pull towards zero, in units of samples. */
  readonly ridge: number;
  readonly roundsMax?: number;
}

const roundsMaxDefault = 200;
const stepMin = 1e-4;

/**
 * Cyclic coordinate descent with Newton steps: each weight in turn moves to the minimum of its
 * quadratic approximation, or to zero where that would be negative.
 */
export function fitLogistic(samples: readonly Sample[], options: FitOptions): Fitted {
  const { featureCount, ridge, roundsMax = roundsMaxDefault } = options;
  const byFeature = indexFeatures(samples, featureCount);
  const weights = new Array<number>(featureCount).fill(0);
  const logOdds = Float64Array.from(samples, (sample) => sample.offset);
  let intercept = 0;
  let rounds = 0;
  for (; rounds < roundsMax; rounds += 1) {
    const step = stepIntercept(samples, logOdds);
    intercept += step;
    let largest = Math.abs(step);
    for (let feature = 0; feature < featureCount; feature += 1) {
      const moved = stepWeight(samples, logOdds, byFeature[feature]!, weights[feature]!, ridge);
      weights[feature]! += moved;
      largest = Math.max(largest, Math.abs(moved));
    }
    if (largest < stepMin) break;
  }
  return { intercept, weights, rounds };
}

interface Column {
  readonly rows: Uint32Array;
  readonly values: Float64Array;
}

function indexFeatures(samples: readonly Sample[], featureCount: number): Column[] {
  const rows: number[][] = Array.from({ length: featureCount }, () => []);
  const values: number[][] = Array.from({ length: featureCount }, () => []);
  samples.forEach((sample, row) => {
    sample.features.forEach((feature, at) => {
      rows[feature]!.push(row);
      values[feature]!.push(sample.values[at]!);
    });
  });
  return rows.map((list, feature) => ({
    rows: Uint32Array.from(list),
    values: Float64Array.from(values[feature]!),
  }));
}

function stepIntercept(samples: readonly Sample[], logOdds: Float64Array): number {
  let gradient = 0;
  let curvature = 1e-6;
  for (let row = 0; row < samples.length; row += 1) {
    const { weight, hostile } = samples[row]!;
    const p = 1 / (1 + Math.exp(-logOdds[row]!));
    gradient += weight * ((hostile ? 1 : 0) - p);
    curvature += weight * p * (1 - p);
  }
  const step = bounded(gradient / curvature);
  for (let row = 0; row < logOdds.length; row += 1) logOdds[row]! += step;
  return step;
}

function stepWeight(
  samples: readonly Sample[],
  logOdds: Float64Array,
  { rows, values }: Column,
  current: number,
  ridge: number,
): number {
  let gradient = -ridge * current;
  let curvature = ridge + 1e-9;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const { weight, hostile } = samples[row]!;
    const p = 1 / (1 + Math.exp(-logOdds[row]!));
    gradient += weight * values[at]! * ((hostile ? 1 : 0) - p);
    curvature += weight * values[at]! ** 2 * p * (1 - p);
  }
  const step = Math.max(-current, bounded(gradient / curvature));
  if (step === 0) return 0;
  for (let at = 0; at < rows.length; at += 1) logOdds[rows[at]!]! += step * values[at]!;
  return step;
}

/** Far from the minimum a Newton step overshoots; one unit of log-odds at a time does not. */
function bounded(step: number): number {
  return Math.max(-1, Math.min(1, step));
}
