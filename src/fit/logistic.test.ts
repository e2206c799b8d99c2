import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../evaluation/random.ts';
import { fitLogistic, type Sample } from './logistic.ts';

function draw(count: number, weights: readonly number[], intercept: number): Sample[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    const values = weights.map(() => random() * 2);
    const logOdds = weights.reduce((sum, weight, at) => sum + weight * values[at]!, intercept);
    const hostile = random() < 1 / (1 + Math.exp(-logOdds));
    return { features: weights.map((_, at) => at), values, offset: 0, hostile, weight: 1 };
  });
}

test('finds the weights the samples were drawn with', () => {
  const { weights, intercepts } = fitLogistic(draw(40_000, [2, 0.5], -3), {
    featureCount: 2,
    ridge: 0.01,
  });
  assert.ok(Math.abs(weights[0]! - 2) < 0.12, String(weights[0]));
  assert.ok(Math.abs(weights[1]! - 0.5) < 0.12, String(weights[1]));
  assert.ok(Math.abs(intercepts[0]! + 3) < 0.15, String(intercepts));
});

test('a weight that would be negative is zero', () => {
  const { weights } = fitLogistic(draw(20_000, [-1.5], 0), { featureCount: 1, ridge: 0.01 });
  assert.deepEqual(weights, [0]);
});

test('what is known beforehand is taken as it is', () => {
  const samples = draw(20_000, [1], -1).map((sample) => ({
    ...sample,
    features: [],
    offset: sample.values[0]!,
    values: [],
  }));
  const { intercepts } = fitLogistic(samples, { featureCount: 1, ridge: 1 });
  assert.ok(Math.abs(intercepts[0]! + 1) < 0.1, String(intercepts));
});

test('a strong pull towards zero holds weights down; a sample of weight two counts twice', () => {
  const samples = draw(2_000, [2], -2);
  const free = fitLogistic(samples, { featureCount: 1, ridge: 0.01 });
  const held = fitLogistic(samples, { featureCount: 1, ridge: 1_000 });
  assert.ok(held.weights[0]! < free.weights[0]! / 2);
  const twice = fitLogistic([...samples, ...samples], { featureCount: 1, ridge: 0.02 });
  const heavy = fitLogistic(
    samples.map((sample) => ({ ...sample, weight: 2 })),
    { featureCount: 1, ridge: 0.02 },
  );
  assert.ok(Math.abs(twice.weights[0]! - heavy.weights[0]!) < 1e-6);
});

test('each group has its own intercept, the weights are everybody’s', () => {
  const one = draw(20_000, [1.5], -1);
  const other = draw(20_000, [1.5], -4).map((sample) => ({ ...sample, group: 1 }));
  const options = { featureCount: 1, ridge: 0.01, groupCount: 2 };
  const { weights, intercepts } = fitLogistic([...one, ...other], options);
  assert.ok(Math.abs(weights[0]! - 1.5) < 0.1, String(weights));
  assert.ok(Math.abs(intercepts[0]! + 1) < 0.15, String(intercepts));
  assert.ok(Math.abs(intercepts[1]! + 4) < 0.2, String(intercepts));
});

test('what no sample shows stays where it is pulled to', () => {
  const options = { featureCount: 2, ridge: 10, towards: [0, 2.5] };
  const { weights } = fitLogistic(draw(2_000, [1], -1), options);
  assert.ok(Math.abs(weights[1]! - 2.5) < 0.001, String(weights));
});
