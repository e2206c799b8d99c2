import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailEvidence } from './catalogue.ts';
import model from './model.json' with { type: 'json' };
import { checkModel, riskOf } from './model.ts';

test('the model in the repository has one weight of the right sign for every piece of evidence', () => {
  assert.doesNotThrow(() => checkModel(model));
  for (const { id, weight } of mailEvidence)
    if (weight !== 'fitted')
      assert.equal((model.weights as Record<string, number>)[id], weight, id);
});

test('a model with a missing, unknown or wrong weight is refused', () => {
  const { urgency, ...fewer } = model.weights;
  assert.throws(() => checkModel({ ...model, weights: fewer }), /no weight for evidence 'urgency'/);
  assert.throws(() => checkModel({ ...model, weights: { ...model.weights, magic: 1 } }), /unknown/);
  assert.throws(
    () => checkModel({ ...model, weights: { ...model.weights, urgency: -urgency } }),
    /wrong sign/,
  );
});

test('the prior moves the probability', () => {
  assert.ok(riskOf({ ...model, prior: 0.01 }, 2) < riskOf(model, 2));
});
