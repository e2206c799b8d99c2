import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clamp, decayOver, logOddsOf, probabilityOf } from './decay.ts';

test('half is left after a half-life; what is reported late forgets nothing', () => {
  assert.equal(decayOver(100, 100), 0.5);
  assert.equal(decayOver(200, 100), 0.25);
  assert.equal(decayOver(0, 100), 1);
  assert.equal(decayOver(-50, 100), 1);
});

test('log-odds and probability undo each other, and stay finite at the ends', () => {
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(fc.property(share, (p) => assert.ok(Math.abs(probabilityOf(logOddsOf(p)) - p) < 1e-9)));
  for (const end of [0, 1]) assert.ok(Number.isFinite(logOddsOf(end)));
  assert.equal(probabilityOf(0), 0.5);
  assert.equal(probabilityOf(1000), 1);
  assert.equal(probabilityOf(-1000), 0);
});

test('clamped between two ends', () => {
  assert.deepEqual(
    [-1, 0.5, 2].map((value) => clamp(value, 0, 1)),
    [0, 0.5, 1],
  );
});
