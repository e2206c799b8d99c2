import assert from 'node:assert/strict';
import { test } from 'node:test';
import { urgencyOf } from './urgency.ts';

test('orders and withdrawals go before log-ins and changes', () => {
  const texts = ['{"type":"order"}', '{"id":"1", "type" :\n "withdrawal"}'];
  for (const text of texts) assert.equal(urgencyOf(text), 0, text);
  const others = ['{"type":"login"}', '{"type":"account-change"}', '{"type":"order-cancel"}'];
  for (const text of others) assert.equal(urgencyOf(text), 1, text);
});

test('what is no event is not urgent', () => {
  for (const text of ['', '{}', '"type"', '{"type":', '{"type":1}', '{"kind":"order"}'])
    assert.equal(urgencyOf(text), 1, text);
});
