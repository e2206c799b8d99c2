import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChance } from './chance.ts';
import { fitWeights, type WeightSample } from './fit-weights.ts';

const sample = (name: string, isSecurities: boolean): WeightSample => ({
  evidence: [{ name, value: 1, source: 'structure' }],
  isSecurities,
  weight: 1,
});

const samples = Array.from({ length: 400 }, (_, at) => [
  sample('good', at % 10 === 0),
  sample('bad', at % 10 !== 0),
]).flat();

test('weights take the side of the evidence, and unseen ones keep what was expected', () => {
  const prior = new Map([
    ['bias', 0],
    ['rare', 3],
  ]);
  const weights = fitWeights(samples, prior, createChance(1));
  assert.ok(weights.get('bad')! > 1);
  assert.ok(weights.get('good')! < -1);
  assert.equal(weights.get('rare'), 3);
});

test('the same seed gives the same weights', () => {
  const fit = () => [...fitWeights(samples, new Map([['bias', 0]]), createChance(5))];
  assert.deepEqual(fit(), fit());
});
