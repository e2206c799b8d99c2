// The trail follows victims only, takes the snapshot before the access, and lets rates grow old.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOfDate } from '../../lib/calendar.ts';
import { decimalText } from '../exact.ts';
import { concernsTrail, eventPriceOn, eventRateOn } from './loss-trail.ts';
import { deal, event, held, lossCase, lossesTold, trailOf, yenOf } from './test-loss.ts';

const trade = { side: 'sell', instrument: 'XTKS:1', quantity: 10, price: 50 } as const;

test('of other accounts and other firms nothing is kept', () => {
  const trail = trailOf({ events: deal({ ...trade, account: 'another' }) });
  assert.equal(trail.tradeCount, 0);
  assert.equal(concernsTrail(trail, { type: 'order', firm: 'f', account: 'another' }), false);
  assert.equal(concernsTrail(trail, { type: 'order', firm: 'g', account: 'a' }), false);
  assert.equal(concernsTrail(trail, { type: 'order', firm: 'f', account: 'a' }), true);
  assert.equal(concernsTrail(trail, { type: 'login', firm: 'f', account: 'a' }), false);
  assert.equal(concernsTrail(trail, { type: 'bar' }), true);
});

test('the last snapshot up to the access is what was held; a later one is the hijacker’s', () => {
  const later = event({ type: 'holdings', cash: [], positions: [] });
  const [loss] = lossesTold({
    events: [held({ 'XTKS:1': 3 }), held({ 'XTKS:1': 10 }), ...deal(trade), later],
    prices: ['2025-04-30,XTKS:1,50,JPY'],
  });
  assert.equal(decimalText(loss.positions[0].heldBefore!), '10');
  assert.equal(loss.heldAt, '2025-03-31T00:00:00.000Z');
});

test('the customer’s own trades after the snapshot are in what he held', () => {
  const bought = { ...trade, side: 'buy', time: '2025-03-31T05:00:00Z', session: 's-own' } as const;
  const [loss] = lossesTold({
    events: [held({}), ...deal(bought), ...deal(trade)],
    prices: ['2025-04-30,XTKS:1,50,JPY'],
  });
  assert.deepEqual(
    loss.notes.map(({ code }) => code).filter((code) => code === 'sold-more-than-held'),
    [],
  );
});

test('a rate older than a week is no rate', () => {
  const hkd = { ...trade, currency: 'HKD', time: '2025-04-10T00:00:00Z' };
  const rate = (time: string) => event({ type: 'fx', currency: 'HKD', rate: 19, time });
  const missing = (time: string) =>
    lossesTold({ events: [held({}), rate(time), ...deal(hkd)], prices: [] })[0].missing.filter(
      ({ what }) => what === 'rate',
    );
  assert.deepEqual(missing('2025-04-03T00:00:00Z'), []);
  assert.deepEqual(missing('2025-04-02T23:59:59Z'), [
    { what: 'rate', name: 'HKD', date: '2025-04-10' },
  ]);
});

test('without a file of prices the last print of the valuation day counts, of no other day', () => {
  const prints = [
    event({
      type: 'trade',
      instrument: 'XTKS:1',
      price: 50,
      quantity: 1,
      time: '2025-04-29T01:00:00Z',
    }),
    event({
      type: 'trade',
      instrument: 'XTKS:1',
      price: 60,
      quantity: 1,
      time: '2025-04-30T01:00:00Z',
    }),
    event({
      type: 'bar',
      instrument: 'XTKS:1',
      seconds: 60,
      open: 60,
      high: 70,
      low: 55,
      close: 65.5,
      volume: 9,
      time: '2025-04-30T06:00:00Z',
    }),
    event({
      type: 'trade',
      instrument: 'XTKS:1',
      price: 99,
      quantity: 1,
      time: '2025-05-01T01:00:00Z',
    }),
    event({ type: 'fx', currency: 'HKD', rate: 18.4, time: '2025-04-30T01:00:00Z' }),
  ];
  const events = [held({ 'XTKS:1': 10 }), ...deal(trade), ...prints];
  const [loss] = lossesTold({ events });
  assert.equal(yenOf(loss).loss, 155);
  const trail = trailOf({ events });
  assert.equal(eventPriceOn(trail, 'XTKS:1', dayOfDate('2025-04-29'), 'JPY'), undefined);
  assert.equal(decimalText(eventRateOn(trail, 'HKD', dayOfDate('2025-04-30'))!), '18.4');
  assert.equal(eventRateOn(trail, 'HKD', dayOfDate('2025-04-29')), undefined);
});

test('two cases of one account keep their own orders', () => {
  const cases = [
    lossCase(),
    lossCase({ case: 'c-2', sessions: ['s-second'], opened: '2025-04-20T00:00:00Z' }),
  ];
  const second = { ...trade, session: 's-second', time: '2025-04-21T00:00:00Z' };
  const losses = lossesTold({
    cases,
    events: [held({ 'XTKS:1': 20 }), ...deal(trade), ...deal(second)],
    prices: ['2025-04-30,XTKS:1,51,JPY'],
  });
  assert.deepEqual(
    losses.map((loss) => [loss.case, loss.trades.length, yenOf(loss).loss]),
    [
      ['c-1', 1, 10],
      ['c-2', 1, 10],
    ],
  );
  // The fixed sum is paid to a victim once, with the first case.
  assert.deepEqual(
    losses.map((loss) => yenOf(loss).halfCash),
    [10_000, 0],
  );
});

test('the same event twice counts once', () => {
  const sold = deal(trade);
  const once = lossesTold({ events: [held({ 'XTKS:1': 10 }), ...sold], prices: [] });
  const twice = lossesTold({ events: [held({ 'XTKS:1': 10 }), ...sold, ...sold], prices: [] });
  assert.equal(yenOf(twice[0]).sold, 500);
  assert.deepEqual(twice, once);
});
