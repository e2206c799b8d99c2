import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../../lib/decay.ts';
import { addBuy, createCrowd } from '../../state/crowd.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anInstrument, recalled } from '../test-state.ts';
import { newBuyers } from './new-buyers.ts';

/** So many others bought a million yen each; the stock trades a hundred million a day. */
function after(buyers: number, isNew: boolean, agoMs = 600_000, averageDailyVolume = 100_000) {
  const crowd = createCrowd();
  for (let index = 0; index < buyers; index += 1)
    addBuy(crowd, `\u0000buyer-${index}`, 0.0001, 1_000_000, noonMs - agoMs, isNew);
  const instrument = anInstrument({ averageDailyVolume });
  const order = anOrder({ quantity: 100, limitPrice: 1000 });
  return newBuyers.evaluate(order, recalled({ crowd, instrument, valueJpy: 100_000 }));
}

test('eight who never traded it buy a twelfth of a day’s volume', () => {
  const finding = after(8, true);
  assert.ok(finding && finding.value > 1.8);
  assert.equal(finding.facts.buyers, 8);
});

test('those who have always traded it, one newcomer, and the crowd of yesterday', () => {
  assert.equal(after(8, false), undefined);
  assert.equal(after(1, true), undefined);
  assert.equal(after(8, true, 24 * hourMs), undefined);
});

test('one newcomer alone, however much he buys', () => {
  assert.equal(after(1, true, 600_000, 10_000), undefined);
  assert.ok(after(2, true, 600_000, 10_000));
});

test('a listing that everybody wants trades far more than they buy', () => {
  assert.equal(after(30, true, 600_000, 10_000_000), undefined);
});

test('the own purchases are no evidence, nor is a sale', () => {
  const crowd = createCrowd();
  addBuy(crowd, '\u0000hana', 0.9, 9e7, noonMs, true);
  const instrument = anInstrument({ averageDailyVolume: 1000 });
  const state = recalled({ crowd, instrument, valueJpy: 250_000 });
  assert.equal(newBuyers.evaluate(anOrder(), state), undefined);
  addBuy(crowd, '\u0000ken', 0.9, 9e7, noonMs, true);
  addBuy(crowd, '\u0000yui', 0.9, 9e7, noonMs, true);
  assert.ok(newBuyers.evaluate(anOrder(), state));
  assert.equal(newBuyers.evaluate(anOrder({ side: 'sell' }), state), undefined);
});

test('stays within its bounds', () => assertBounded(newBuyers, 'order'));
