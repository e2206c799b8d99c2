import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount, orderTypeKeys } from '../../state/account.ts';
import { addCount, weightAt } from '../../state/counts.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { firstOrderType } from './first-order-type.ts';

function order(orderType: 'market' | 'limit', ordersBefore = 20) {
  const weight = weightAt(noonMs);
  const account = { ...createAccount(), orders: ordersBefore * weight };
  addCount(account.ways, orderTypeKeys.limit, weight, 9);
  return firstOrderType.evaluate(anOrder({ orderType }), recalled({ account }));
}

test('the first market order of a customer who always names a price', () => {
  assert.deepEqual(order('market'), { value: 1, facts: { orderType: 'market' } });
});

test('as always, and of a customer who has hardly traded', () => {
  assert.equal(order('limit'), undefined);
  assert.equal(order('market', 3), undefined);
});

test('stays within its bounds', () => assertBounded(firstOrderType, 'order'));
