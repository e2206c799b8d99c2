import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash32 } from '../../lib/hash.ts';
import { createAccount } from '../../state/account.ts';
import { addCount, weightAt } from '../../state/counts.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { firstMarket } from './first-market.ts';

/** A customer with so many orders, all in Tokyo. */
function tokyoTrader(orders: number) {
  const weight = weightAt(noonMs) * orders;
  const account = { ...createAccount(), orders: weight };
  addCount(account.ways, hash32('XTKS'), weight, 6);
  return recalled({ account });
}

const hongKong = anOrder({ instrument: 'XHKG:08123' });

test('Hong Kong, by a customer of many orders in Tokyo', () => {
  const finding = firstMarket.evaluate(hongKong, tokyoTrader(10));
  assert.deepEqual(finding, { value: 1, facts: { market: 'XHKG' } });
});

test('the own market, and a sale anywhere', () => {
  assert.equal(firstMarket.evaluate(anOrder(), tokyoTrader(10)), undefined);
  const sale = anOrder({ instrument: 'XHKG:08123', side: 'sell' });
  assert.equal(firstMarket.evaluate(sale, tokyoTrader(10)), undefined);
});

test('too few orders to say never, and an account that never traded', () => {
  assert.equal(firstMarket.evaluate(hongKong, tokyoTrader(2)), undefined);
  assert.equal(firstMarket.evaluate(hongKong, recalled()), undefined);
});

test('few orders, but holdings that show what he trades', () => {
  const held = (positions: number) => {
    const state = tokyoTrader(1);
    for (let at = 0; at < positions; at += 1)
      state.account.positions.push({ key: 7200 + at, quantity: 100, valueJpy: 1 });
    return firstMarket.evaluate(hongKong, state);
  };
  assert.equal(held(2), undefined);
  assert.equal(held(3)?.value, 1);
});

test('stays within its bounds', () => assertBounded(firstMarket, 'order'));
