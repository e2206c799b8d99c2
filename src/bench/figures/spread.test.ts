import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratiosOf, spreadOf, textOfSpread } from './spread.ts';

test('the median is the middle run, or between the two in the middle', () => {
  assert.deepEqual(spreadOf([3, 1, 2]), { median: 2, min: 1, max: 3 });
  assert.deepEqual(spreadOf([4, 1, 2, 3]), { median: 2.5, min: 1, max: 4 });
});

test('ratios are taken pair by pair', () => {
  assert.deepEqual(ratiosOf([10, 30, 10], [10, 10, 20]), { median: 1, min: 0.5, max: 3 });
});

test('without runs or with a run that has no peer there is no figure', () => {
  assert.throws(() => spreadOf([]), RangeError);
  assert.throws(() => ratiosOf([1], []), RangeError);
});

test('a spread reads as median and range', () => {
  assert.equal(textOfSpread({ median: 0.614, min: 0.5, max: 0.7 }), '0.61 (0.50–0.70)');
});
