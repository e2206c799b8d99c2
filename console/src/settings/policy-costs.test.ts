import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPolicy } from '../../../src/core/decision/policy.ts';
import {
  changedCosts,
  costNames,
  proposedOf,
  readCosts,
  sliderSteps,
  stepOf,
  yenAt,
} from './policy-costs.ts';

test('a slider goes up from end to end and stands where its yen are', () => {
  for (const name of costNames) {
    let last = 0;
    for (let step = 0; step <= sliderSteps; step += 5) {
      const jpy = yenAt(name, step);
      assert.ok(jpy >= last, `${name} ${step}`);
      assert.ok(Math.abs(stepOf(name, jpy) - step) <= 1, `${name} ${step} ${jpy}`);
      last = jpy;
    }
  }
});

test('a proposal is the policy in force with what was moved', () => {
  const costs = changedCosts(defaultPolicy, { holdJpy: 5_000, stepUpJpy: defaultPolicy.stepUpJpy });
  assert.deepEqual(costs, { holdJpy: 5_000 });
  const proposed = proposedOf(defaultPolicy, costs, 'p-2');
  assert.deepEqual(proposed, { ...defaultPolicy, holdJpy: 5_000, version: 'p-2' });
});

test('a draft that cannot be read is none', () => {
  assert.deepEqual(readCosts('{"holdJpy":'), {});
  assert.deepEqual(readCosts('null'), {});
});
