import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Example, fit } from './fit.ts';

const options = { penalty: 0.001, weightMax: 3, steps: 2_000 };

/** Four in five phishing mails and one in five honest ones have the first; the second tells nothing; the third misleads. */
const examples: Example[] = Array.from({ length: 200 }, (_, at) => {
  const isPhishing = at % 2 === 0;
  const place = Math.floor(at / 2) % 10;
  return {
    isPhishing,
    values: [place < (isPhishing ? 8 : 2) ? 1 : 0, place % 2, place < (isPhishing ? 1 : 6) ? 1 : 0],
    offset: 0,
  };
});

test('finds the weight of evidence, and none of the wrong sign', () => {
  const { weights } = fit(examples, options);
  assert.ok(weights[0] > 2 && weights[0] < 3, `${weights}`);
  assert.ok(weights[1] < 0.2, `${weights}`);
  assert.equal(weights[2], 0);
});

test('no weight passes its maximum, and unequal classes change nothing but noise', () => {
  assert.ok(fit(examples, { ...options, weightMax: 1 }).weights[0] === 1);
  const twice = [...examples, ...examples.filter(({ isPhishing }) => !isPhishing)];
  assert.ok(Math.abs(fit(twice, options).intercept - fit(examples, options).intercept) < 0.01);
});

test('what is given as known already is not learnt a second time', () => {
  const known = examples.map((example) => ({ ...example, offset: 1 }));
  const [plain, told] = [fit(examples, options), fit(known, options)];
  assert.ok(Math.abs(told.intercept + 1 - plain.intercept) < 0.01);
  assert.ok(Math.abs(told.weights[0] - plain.weights[0]) < 0.01);
});
