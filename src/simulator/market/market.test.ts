import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs, startOfDate } from '../calendar.ts';
import { buildInstruments } from '../world/instrument.ts';
import { withinDayLimit } from './limit.ts';
import { coolDown, createMarket, type Market, previousClose, quote, take } from './market.ts';

const startMs = startOfDate('2025-03-24');
const instruments = buildInstruments(1);
const small = instruments.find((instrument) => instrument.class === 'small')!;
const large = instruments.find((instrument) => instrument.class === 'large')!;
const opening = startMs + 10 * hourMs;

function quietMarket(): Market {
  return createMarket({ seed: 1, startMs, days: 10, instruments, marketDay: () => 0 });
}

/** Buys many times a usual day's volume within half an hour; the highest price paid. */
function pump(market: Market): number {
  let highest = 0;
  for (let minute = 0; minute < 30; minute += 1) {
    const timeMs = opening + minute * minuteMs;
    const quantity = small.averageDailyVolume;
    const price = take(market, {
      index: small.index,
      side: 'buy',
      quantity,
      timeMs,
      absorbed: 0.5,
    });
    highest = Math.max(highest, price);
  }
  return highest;
}

test('concentrated buying lifts a small cap, and most of the rise is given back', () => {
  const market = quietMarket();
  const before = quote(market, small.index, opening);
  const highest = pump(market);
  const after = quote(market, small.index, opening + 5 * hourMs);
  const rise = highest - before;
  assert.ok(rise / before > 0.1, `${rise / before}`);
  assert.ok((highest - after) / rise > 0.7, `${(highest - after) / rise}`);
});

test('a customer’s order does not move a large name', () => {
  const market = quietMarket();
  const before = quote(market, large.index, opening);
  take(market, { index: large.index, side: 'buy', quantity: 1000, timeMs: opening, absorbed: 0 });
  const after = quote(market, large.index, opening);
  assert.ok(Math.abs(after / before - 1) < 0.002);
});

test('asking for prices changes none of them', () => {
  const asked = quietMarket();
  const left = quietMarket();
  for (let hour = 9; hour < 15; hour += 0.1) quote(asked, small.index, startMs + hour * hourMs);
  const later = opening + 30 * hourMs;
  assert.equal(quote(asked, small.index, later), quote(left, small.index, later));
});

test('a moved stock is hot until neither price nor volume shows it', () => {
  const market = quietMarket();
  pump(market);
  coolDown(market, small.index, opening + 31 * minuteMs);
  assert.ok(market.hot.has(small.index));
  coolDown(market, small.index, opening + 9 * dayMs);
  assert.ok(!market.hot.has(small.index));
});

test('no price leaves the day’s limit', () => {
  const market = quietMarket();
  const close = previousClose(market, small.index, opening);
  for (let nth = 0; nth < 200; nth += 1) {
    const quantity = 100 * small.averageDailyVolume;
    take(market, { index: small.index, side: 'buy', quantity, timeMs: opening, absorbed: 0 });
  }
  const limit = close < 100 ? 30 : close < 200 ? 50 : 80;
  assert.equal(quote(market, small.index, opening), close + limit);
  assert.equal(withinDayLimit(small, 150, 999), 200);
  assert.equal(withinDayLimit(small, 150, 20), 100);
});

test('news jumps and partly fades', () => {
  const market = quietMarket();
  const news = { instrument: small.index, timeMs: opening, size: 0.2, lastingShare: 0.3 };
  const before = quote(market, small.index, opening - minuteMs);
  market.fundamental.addNews({ ...news, halfLifeMs: hourMs });
  const struck = quote(market, small.index, opening + minuteMs);
  const later = quote(market, small.index, opening + 5 * hourMs);
  assert.ok(struck / before > 1.12, `${struck / before}`);
  assert.ok(later < struck);
});
