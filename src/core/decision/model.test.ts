import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allSignals } from '../signal/catalogue.ts';
import { marketModel } from '../signal/instrument/market-model.ts';
import { marketSignals } from '../signal/instrument/market-risk.ts';
import { defaultModel, faultOf, type Model } from './model.ts';

test('the model weighs every signal, and nothing else', () => {
  assert.equal(faultOf(defaultModel, allSignals), undefined);
  assert.deepEqual(Object.keys(defaultModel.weights).sort(), allSignals.map(({ id }) => id).sort());
  assert.deepEqual(
    Object.keys(marketModel.weights).sort(),
    marketSignals.map(({ id }) => id).sort(),
  );
});

test('a model without a weight, with a negative one or without a slope is refused', () => {
  const { 'travel-speed': _, ...fewer } = defaultModel.weights;
  const broken: readonly [Partial<Model>, RegExp][] = [
    [{ weights: fewer }, /no weight for signal travel-speed/],
    [{ weights: { ...defaultModel.weights, 'travel-speed': -0.1 } }, /travel-speed/],
    [{ weights: { ...defaultModel.weights, 'travel-speed': Number.NaN } }, /travel-speed/],
    [{ calibration: { slope: 0, intercept: 0 } }, /slope/],
  ];
  for (const [part, fault] of broken)
    assert.match(faultOf({ ...defaultModel, ...part }, allSignals) ?? '', fault);
});
