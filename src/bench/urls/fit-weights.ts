// Fits the weight of every piece of evidence: logistic regression pulled towards what was expected.
import type { Evidence } from '../../intel/url/evidence.ts';
import type { Chance } from './chance.ts';

export interface WeightSample {
  readonly evidence: readonly Evidence[];
  readonly isSecurities: boolean;
  readonly weight: number;
}

const epochs = 10;
const rate = 0.1;
/** From 0.0007 to 0.01 recall moved by less than a point, walking forward over May to July 2025. */
const pull = 0.002;

/** AdaGrad; every name of the prior is in the answer, seen or not. */
export function fitWeights(
  samples: readonly WeightSample[],
  prior: ReadonlyMap<string, number>,
  chance: Chance,
): Map<string, number> {
  const names = new Map([...prior.keys()].map((name, index) => [name, index]));
  const expected = [...prior.values()];
  const coded = samples.map((sample) => codeOf(sample, names, expected));
  const weights = Float64Array.from(expected);
  const squares = new Float64Array(expected.length).fill(0.01);
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const sample of chance.shuffle(coded))
      step(weights, squares, expected, sample, rate / (1 + epoch / 2));
  return new Map([...names].map(([name, index]) => [name, weights[index]]));
}

interface Coded {
  readonly at: Int32Array;
  readonly values: Float64Array;
  readonly isSecurities: number;
  readonly weight: number;
}

function codeOf(
  { evidence, isSecurities, weight }: WeightSample,
  names: Map<string, number>,
  expected: number[],
): Coded {
  const index = (name: string): number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, expected.length);
    return expected.push(0) - 1;
  };
  return {
    at: Int32Array.from([index('bias'), ...evidence.map(({ name }) => index(name))]),
    values: Float64Array.from([1, ...evidence.map(({ value }) => value)]),
    isSecurities: isSecurities ? 1 : 0,
    weight,
  };
}

function step(
  weights: Float64Array,
  squares: Float64Array,
  expected: readonly number[],
  { at, values, isSecurities, weight }: Coded,
  stepRate: number,
): void {
  let logOdds = 0;
  for (const [index, place] of at.entries()) logOdds += weights[place] * values[index];
  const error = (1 / (1 + Math.exp(-logOdds)) - isSecurities) * weight;
  for (const [index, place] of at.entries()) {
    const slope = error * values[index] + pull * (weights[place] - expected[place]) * weight;
    squares[place] += slope * slope;
    weights[place] -= (stepRate * slope) / Math.sqrt(squares[place]);
  }
}
