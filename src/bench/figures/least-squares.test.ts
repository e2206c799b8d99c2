import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slopeOf } from './least-squares.ts';

test('points on a line give its slope', () => {
  const points = [0, 1, 2, 5, 9].map((x) => ({ x, y: 3 - 0.5 * x }));
  assert.ok(Math.abs(slopeOf(points) + 0.5) < 1e-12);
});

test('noise that is even on both sides changes nothing', () => {
  const points = [0, 0, 4, 4].map((x, index) => ({ x, y: 2 * x + (index % 2 === 0 ? 1 : -1) }));
  assert.ok(Math.abs(slopeOf(points) - 2) < 1e-12);
});

test('one place has no slope', () => {
  assert.equal(slopeOf([]), 0);
  assert.equal(slopeOf([{ x: 4, y: 1 }]), 0);
});
