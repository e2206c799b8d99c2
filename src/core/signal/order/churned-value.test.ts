import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../state/account.ts';
import { weightAt } from '../../state/counts.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { churnedValue } from './churned-value.ts';

function order(turnedJpy: number, ordersBefore: number) {
  const account = { ...createAccount(), orders: ordersBefore * weightAt(noonMs) };
  const session = aSession({ soldJpy: turnedJpy / 2, boughtJpy: turnedJpy / 2 });
  return churnedValue.evaluate(anOrder(), recalled({ account, session, valueJpy: 1_000_000 }));
}

test('a saver’s account turned over six times', () => {
  const finding = order(60_000_000, 4);
  assert.ok(finding && finding.value > 1);
  assert.equal(finding.facts.times, 6.1);
});

test('half a day trader’s habit halves what it says', () => {
  const [saver, trader] = [order(60_000_000, 0), order(60_000_000, 30)];
  assert.ok(saver && trader);
  assert.ok(Math.abs(trader.value - saver.value / 2) < 0.01, `${saver.value} ${trader.value}`);
});

test('a day trader at his usual pace', () => {
  assert.equal(order(60_000_000, 80), undefined);
});

test('everything sold, and something else bought for it', () => {
  assert.equal(order(18_000_000, 4), undefined);
});

test('stays within its bounds', () => assertBounded(churnedValue, 'order'));
