// A price, rate or execution that is not there is named, and nothing is put in its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Deal, deal, event, held, lossesTold, yenOf } from './test-loss.ts';

test('what is missing is named, and nothing is put in its place', () => {
  const buy: Deal = { side: 'buy', instrument: 'XHKG:1', quantity: 10, price: 50, currency: 'HKD' };
  const cases: readonly (readonly [
    what: string,
    told: Parameters<typeof lossesTold>[0],
    known: boolean,
  ])[] = [
    [
      'price XTKS:1 2025-04-30',
      { events: deal({ ...buy, instrument: 'XTKS:1', currency: 'JPY' }), prices: [] },
      true,
    ],
    [
      'rate HKD 2025-04-01',
      { events: deal(buy), prices: ['2025-04-30,XHKG:1,5,HKD', '2025-04-30,FX:HKD,18.5,JPY'] },
      false,
    ],
    [
      'rate HKD 2025-04-30',
      {
        events: [event({ type: 'fx', currency: 'HKD', rate: 19 }), ...deal(buy)],
        prices: ['2025-04-30,XHKG:1,5,HKD'],
      },
      true,
    ],
    [
      'later-valuation-date  2025-04-01',
      { events: deal({ ...buy, currency: 'JPY' }), prices: [], on: '2025-03-31' },
      true,
    ],
    ['executions  2025-04-01', { events: [], prices: [] }, true],
  ];
  for (const [what, told, grossKnown] of cases) {
    const [loss] = lossesTold(told);
    const found = loss.missing.map(({ what: kind, name, date }) => `${kind} ${name} ${date}`);
    assert.ok(found.includes(what), `${what}: ${found.join(', ')}`);
    const { loss: yen, inKind, halfCash, contractAmount, bought } = yenOf(loss);
    assert.deepEqual([yen, inKind, halfCash, contractAmount], [null, null, null, null], what);
    assert.equal(bought !== null, grossKnown, what);
  }
});

test('a dividend in a currency without a rate is missing as well', () => {
  const [loss] = lossesTold({
    events: [held({}), ...deal({ side: 'buy', instrument: 'XTKS:1', quantity: 10, price: 50 })],
    prices: ['2025-04-30,XTKS:1,5,JPY'],
    actions: ['2025-04-10,XTKS:1,dividend,1,USD'],
  });
  assert.deepEqual(loss.missing, [{ what: 'rate', name: 'USD', date: '2025-04-10' }]);
  assert.equal(loss.positions[0].ratesKnown, false);
});
