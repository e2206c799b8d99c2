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
  /** Samples of one group share an intercept; 0 where not given. */
  readonly group?: number;
}

export interface Fitted {
  /** By group. */
  readonly intercepts: readonly number[];
  readonly weights: readonly number[];
  readonly rounds: number;
}

export interface FitOptions {
  readonly featureCount: number;
  /** Strength of the pull, in units of samples. */
  readonly ridge: number;
  /** What weights are pulled to, by feature; zero where not given. */
  readonly towards?: readonly number[];
  readonly groupCount?: number;
}

const roundsMax = 200;
const stepMin = 1e-4;

/**
 * Cyclic coordinate descent with Newton steps: each weight in turn moves to the minimum of its
 * quadratic approximation, or to zero where that would be negative.
 */
export function fitLogistic(samples: readonly Sample[], options: FitOptions): Fitted {
  const { featureCount, ridge, towards, groupCount = 1 } = options;
  const byFeature = indexFeatures(samples, featureCount);
  const byGroup = indexGroups(samples, groupCount);
  const weights = new Array<number>(featureCount).fill(0);
  const intercepts = new Array<number>(groupCount).fill(0);
  const logOdds = Float64Array.from(samples, (sample) => sample.offset);
  let rounds = 0;
  for (; rounds < roundsMax; rounds += 1) {
    let largest = 0;
    for (const [group, rows] of byGroup.entries()) {
      const moved = stepIntercept(samples, logOdds, rows);
      intercepts[group]! += moved;
      largest = Math.max(largest, Math.abs(moved));
    }
    for (const [feature, column] of byFeature.entries()) {
      const pull = ridge * ((towards?.[feature] ?? 0) - weights[feature]!);
      const moved = stepWeight(samples, logOdds, column, weights[feature]!, { ridge, pull });
      weights[feature]! += moved;
      largest = Math.max(largest, Math.abs(moved));
    }
    if (largest < stepMin) break;
  }
  return { intercepts, weights, rounds };
}

function indexGroups(samples: readonly Sample[], groupCount: number): Uint32Array[] {
  const rows: number[][] = Array.from({ length: groupCount }, () => []);
  samples.forEach(({ group = 0 }, row) => {
    rows[group]!.push(row);
  });
  return rows.map((list) => Uint32Array.from(list));
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

function stepIntercept(
  samples: readonly Sample[],
  logOdds: Float64Array,
  rows: Uint32Array,
): number {
  let gradient = 0;
  let curvature = 1e-6;
  for (const row of rows) {
    const { weight, hostile } = samples[row]!;
    const p = 1 / (1 + Math.exp(-logOdds[row]!));
    gradient += weight * ((hostile ? 1 : 0) - p);
    curvature += weight * p * (1 - p);
  }
  const step = bounded(gradient / curvature);
  for (const row of rows) logOdds[row]! += step;
  return step;
}

function stepWeight(
  samples: readonly Sample[],
  logOdds: Float64Array,
  { rows, values }: Column,
  current: number,
  { ridge, pull }: { readonly ridge: number; readonly pull: number },
): number {
  let gradient = pull;
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
