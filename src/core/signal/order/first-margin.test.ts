import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../state/account.ts';
import { anOrder } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { firstMargin } from './first-margin.ts';

test('the first order on credit', () => {
  const finding = firstMargin.evaluate(anOrder({ margin: true }), recalled());
  assert.deepEqual(finding, { value: 1, facts: { side: 'buy' } });
});

test('a customer who trades on margin, and an order in cash', () => {
  const account = { ...createAccount(), marginOrders: 1 };
  assert.equal(firstMargin.evaluate(anOrder({ margin: true }), recalled({ account })), undefined);
  assert.equal(firstMargin.evaluate(anOrder({ margin: false }), recalled()), undefined);
  assert.equal(firstMargin.evaluate(anOrder(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(firstMargin, 'order'));
