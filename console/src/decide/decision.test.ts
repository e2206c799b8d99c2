import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decided, needsSecond, sumOf } from './decision.ts';

const one = (account: string, heldOrders: number, heldJpy: number): Decided => ({
  case: `c-${account}-${heldOrders}`,
  account,
  version: 1,
  heldOrders,
  heldJpy,
});

test('accounts are counted once, held orders and yen are added up', () => {
  const cases = [one('a', 2, 3_000_000), one('a', 1, 500_000), one('b', 0, 0)];
  assert.deepEqual(sumOf(cases), { accounts: 2, orders: 3, valueJpy: 3_500_000 });
});

test('two people for confirming many, one for anything else', () => {
  const two = [one('a', 0, 0), one('b', 0, 0)];
  assert.equal(needsSecond({ action: 'confirm', cases: two }), true);
  assert.equal(needsSecond({ action: 'confirm', cases: two.slice(1) }), false);
  assert.equal(needsSecond({ action: 'dismiss', cases: two }), false);
});
