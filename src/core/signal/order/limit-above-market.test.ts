import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Order } from '../../event/order.ts';
import { anOrder } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anInstrument, recalled } from '../test-state.ts';
import { limitAboveMarket } from './limit-above-market.ts';

const instrument = anInstrument({ lastPrice: 1000 });
const judge = (changes: Partial<Order>) =>
  limitAboveMarket.evaluate(anOrder(changes), recalled({ instrument }));

test('a limit a fifth above the last price is there to lift it', () => {
  const finding = judge({ limitPrice: 1200 });
  assert.ok(finding && finding.value > 1.9);
  assert.deepEqual(finding.facts, { limitPrice: 1200, lastPrice: 1000, excess: 0.2 });
});

test('a buyer in a hurry, two or three ticks above', () => {
  assert.equal(judge({ limitPrice: 1015 }), undefined);
  assert.ok(judge({ limitPrice: 1030 })!.value < 0.5);
});

test('a sale, a market order, and a price nobody told', () => {
  assert.equal(judge({ limitPrice: 1200, side: 'sell' }), undefined);
  assert.equal(judge({ limitPrice: undefined, orderType: 'market' }), undefined);
  const unpriced = recalled({ instrument: anInstrument() });
  assert.equal(limitAboveMarket.evaluate(anOrder({ limitPrice: 1200 }), unpriced), undefined);
  assert.equal(limitAboveMarket.evaluate(anOrder({ limitPrice: 1200 }), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(limitAboveMarket, 'order'));
