import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createScale, learn } from './tape-scale.ts';

test('the first values are a plain mean', () => {
  const scale = createScale();
  for (const value of [2, 4, 9]) learn(scale, value, 5);
  assert.equal(scale.mean, 5);
  assert.equal(scale.count, 3);
});

test('one burst raises a learned scale by a few per cent at most', () => {
  const scale = createScale();
  for (let i = 0; i < 1000; i++) learn(scale, 1, 5);
  learn(scale, 1e9, 5);
  assert.ok(scale.mean > 1 && scale.mean < 1.01, String(scale.mean));
});

test('a lasting change is followed', () => {
  const scale = createScale();
  for (let i = 0; i < 1000; i++) learn(scale, 1, 5);
  for (let i = 0; i < 5000; i++) learn(scale, 3, 5);
  assert.ok(Math.abs(scale.mean - 3) < 0.05, String(scale.mean));
  assert.equal(scale.count, 1000);
});
