import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import { createRandom } from '../evaluation/random.ts';
import { calibrate } from './calibrate.ts';

test('an overconfident risk is brought back to what it was worth', () => {
  const random = createRandom(3);
  const judged = Array.from({ length: 40_000 }, () => {
    const truth = random();
    const hostile = random() < truth;
    // Said with twice the confidence and one unit too high.
    return { risk: probabilityOf(2 * logOddsOf(truth) + 1), hostile, weight: 1 };
  });
  const { slope, intercept } = calibrate(judged);
  assert.ok(Math.abs(slope - 0.5) < 0.03, String(slope));
  assert.ok(Math.abs(intercept + 0.5) < 0.06, String(intercept));
});
