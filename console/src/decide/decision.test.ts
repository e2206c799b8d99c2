import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ask, type Decided, needsSecond, sumOf } from './decision.ts';

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

const limitJpy = 5_000_000;

test('two people for confirming many, and for what goes to the market above the limit', () => {
  const two = [one('a', 1, 3_000_000), one('b', 1, 3_000_000)];
  const isTwo = (ask: Ask): boolean => needsSecond(ask, limitJpy);
  assert.equal(isTwo({ action: 'confirm', cases: two }), true);
  assert.equal(isTwo({ action: 'confirm', cases: two.slice(1) }), false);
  assert.equal(isTwo({ action: 'dismiss', cases: two }), true);
  assert.equal(isTwo({ action: 'dismiss', cases: two.slice(1) }), false);
  assert.equal(isTwo({ action: 'assign', cases: two }), false);
});

test('what the service says of one case counts', () => {
  const cases = [one('a', 1, 9_000_000)];
  assert.equal(needsSecond({ action: 'dismiss', cases, needsSecond: false }, limitJpy), false);
});
