import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../state/account.ts';
import { weightAt } from '../../state/counts.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { unusualSize } from './unusual-size.ts';

/** A customer whose orders are around 300,000 yen, half as large or twice. */
function order(valueJpy: number, orders = 20) {
  const account = {
    ...createAccount(),
    orders: orders * weightAt(noonMs),
    orderLogMean: Math.log(300_000),
    orderLogVariance: Math.log(2) ** 2,
  };
  return unusualSize.evaluate(anOrder(), recalled({ account, valueJpy }));
}

test('thirty times the usual', () => {
  const finding = order(9_000_000);
  assert.ok(finding && Math.abs(finding.value - (Math.log(30) / Math.log(2) - 1)) < 1e-9);
  assert.deepEqual(finding.facts, { valueJpy: 9_000_000, usualJpy: 300_000, times: 30 });
});

test('the usual, and twice the usual', () => {
  assert.equal(order(300_000), undefined);
  assert.equal(order(590_000), undefined);
  assert.ok(order(900_000)!.value < 0.6);
});

test('too few orders, none at all, and a value nobody knows', () => {
  assert.equal(order(9_000_000, 2), undefined);
  assert.equal(unusualSize.evaluate(anOrder(), recalled({ valueJpy: 9e6 })), undefined);
  assert.equal(order(0), undefined);
});

test('orders of long ago no longer tell what is usual', () => {
  const account = { ...createAccount(), orders: 10 * weightAt(noonMs), orderLogMean: 12 };
  const twoYears = noonMs + 730 * 86_400_000;
  const state = recalled({ account, valueJpy: 1e9, timeMs: twoYears });
  assert.equal(unusualSize.evaluate(anOrder(), state), undefined);
});

test('stays within its bounds', () => assertBounded(unusualSize, 'order'));
