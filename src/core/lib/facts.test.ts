import assert from 'node:assert/strict';
import { test } from 'node:test';
import { short } from './facts.ts';

test('three digits, and never a figure that JSON cannot hold', () => {
  assert.equal(short(1234.5678), 1230);
  assert.equal(short(0.0123456), 0.0123);
  assert.equal(short(-0), 0);
  assert.equal(short(Number.POSITIVE_INFINITY), 1e15);
});

test('whole numbers of three digits as they would be written out', () => {
  for (let value = -1001; value <= 1001; value += 1)
    assert.equal(short(value), Number(value.toPrecision(3)) + 0, String(value));
});
