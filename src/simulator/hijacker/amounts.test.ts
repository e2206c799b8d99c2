import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distribute } from './amounts.ts';

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

test('a sum is shared by weight where nobody reaches his ceiling', () => {
  const free = [Infinity, Infinity];
  assert.deepEqual(distribute(1000, [1, 3], free), [250, 750]);
});

test('what one cannot take goes to the others', () => {
  const shares = distribute(10_000, [1, 1, 2], [1000, 1e9, 1e9]);
  assert.equal(shares[0], 1000);
  assert.ok(Math.abs(sum(shares) - 10_000) <= 1);
  assert.ok(Math.abs(shares[2]! - 2 * shares[1]!) <= 2);
});

test('when all ceilings are reached the rest stays undistributed', () => {
  assert.deepEqual(distribute(10_000, [1, 1], [100, 200]), [100, 200]);
  assert.deepEqual(distribute(10_000, [], []), []);
});
