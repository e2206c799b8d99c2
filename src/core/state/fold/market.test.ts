import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bar, InstrumentFacts, Trade } from '../../event/market.ts';
import { later, noon, noonMs, received } from '../test-events.ts';
import { createStateWorld } from '../test-world.ts';
import { foldBar, foldInstrument, foldTrade } from './market.ts';

const named = { time: noon, instrument: 'XTKS:7203' };

function facts(changes: Partial<InstrumentFacts> = {}): InstrumentFacts {
  const fixed = { id: 'i', type: 'instrument' as const, ...named, name: 'Toyota' };
  return { ...fixed, currency: 'JPY', ...changes };
}

function trade(changes: Partial<Trade> = {}): Trade {
  return { id: 't', type: 'trade', ...named, price: 2_500, quantity: 100, ...changes };
}

function bar(changes: Partial<Bar> = {}): Bar {
  const prices = { open: 2_400, high: 2_600, low: 2_300, close: 2_450 };
  return { id: 'b', type: 'bar', ...named, seconds: 60, ...prices, volume: 9, ...changes };
}

test('reference data is filled in field by field; what is not said again stays', () => {
  const world = createStateWorld();
  foldInstrument(received(facts({ lotSize: 100, averageDailyVolume: 5_000 })), world);
  foldInstrument(received(facts({ previousClose: 2_400 })), world);
  const instrument = world.instruments.change('XTKS:7203');
  assert.equal(instrument.lotSize, 100);
  assert.equal(instrument.averageDailyVolume, 5_000);
  assert.equal(instrument.previousClose, 2_400);
});

test('the previous close is a price until there is a newer one', () => {
  const world = createStateWorld();
  foldInstrument(received(facts({ previousClose: 2_400 })), world);
  assert.equal(world.instruments.change('XTKS:7203').lastPrice, 2_400);
  foldTrade(received(trade()), world);
  foldInstrument(received(facts({ previousClose: 2_300, time: later(1000) })), world);
  assert.equal(world.instruments.change('XTKS:7203').lastPrice, 2_500);
});

test('prints and bars tell the last price, late ones do not', () => {
  const world = createStateWorld();
  foldTrade(received(trade()), world);
  foldBar(received(bar({ time: later(60_000) })), world);
  foldTrade(received(trade({ price: 9_999, time: later(1_000) })), world);
  const { lastPrice, lastPriceMs, tape } = world.instruments.change('XTKS:7203');
  assert.equal(lastPrice, 2_450);
  assert.equal(lastPriceMs, noonMs + 60_000);
  assert.equal(tape.bars.volume, 9);
});
