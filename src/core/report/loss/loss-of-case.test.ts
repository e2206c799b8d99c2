// Losses worked out by hand first: the arrests' shape, churn, foreign shares, margin, splits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalText, wholeOf } from '../exact.ts';
import type { CaseLoss } from './loss-result.ts';
import { type Deal, deal, event, held, lossCase, lossesTold, yenOf } from './test-loss.ts';

/** The cases of these tests say nothing of their gross values; the test of that looks for itself. */
const noteCodes = (loss: CaseLoss): string[] =>
  loss.notes.map(({ code }) => code).filter((code) => code !== 'gross-differs');

test('the shape of the arrests: ¥100m of ten victims used, ¥11m lost', () => {
  // Each sells 9,990 shares at 1,000 and buys 103,000 at 84, 100 and 110 for the same 9.99m; on the
  // valuation date these are worth 86: 8,858,000. What was sold has kept its price.
  const accounts = Array.from({ length: 10 }, (_, at) => `victim-${at}`);
  const losses = lossesTold({
    cases: accounts.map((account) => lossCase({ case: `c-${account}`, account })),
    events: accounts.flatMap((account) => [
      held({ 'XTKS:9990': 9990 }, account),
      ...deal({ account, side: 'sell', instrument: 'XTKS:9990', quantity: 9990, price: 1000 }),
      ...deal({ account, side: 'buy', instrument: 'XTKS:0840', quantity: 40_000, price: 84 }),
      ...deal({ account, side: 'buy', instrument: 'XTKS:0840', quantity: 30_000, price: 100 }),
      ...deal({ account, side: 'buy', instrument: 'XTKS:0840', quantity: 33_000, price: 110 }),
    ]),
    prices: ['2025-04-30,XTKS:9990,1000,JPY', '2025-04-30,XTKS:0840,86,JPY'],
  });
  for (const loss of losses) {
    assert.deepEqual(yenOf(loss), {
      sold: 9_990_000,
      bought: 9_990_000,
      fees: 0,
      loss: 1_132_000,
      inKind: 1_132_000,
      halfCash: 566_000 + 10_000,
      contractAmount: 1_132_000,
    });
    assert.deepEqual(noteCodes(loss), []);
  }
  const total = losses.reduce((sum, loss) => sum + wholeOf(loss.lossJpy!), 0);
  assert.equal(total, 11_320_000);
});

test('a churned account: 300 trades, gross 15m a side, a loss of one per cent and the fees', () => {
  const churn = { instrument: 'XTKS:3300', quantity: 1000, fee: 55 } as const;
  const rounds = Array.from({ length: 150 }, () => [
    ...deal({ ...churn, side: 'buy', price: 100 }),
    ...deal({ ...churn, side: 'sell', price: 99 }),
  ]);
  const [loss] = lossesTold({ events: [held({}), ...rounds.flat()], prices: [] });
  assert.equal(loss.trades.length, 300);
  assert.deepEqual(yenOf(loss), {
    sold: 14_850_000,
    bought: 15_000_000,
    fees: 16_500,
    loss: 150_000 + 16_500,
    inKind: 166_500,
    halfCash: 75_000 + 10_000 + 16_500,
    contractAmount: 150_000,
  });
});

const foreign = [
  held({ 'XNAS:ABCD': 100 }),
  event({ type: 'fx', currency: 'USD', rate: 150 }),
  event({ type: 'fx', currency: 'HKD', rate: 19.2 }),
  ...deal({
    side: 'sell',
    instrument: 'XNAS:ABCD',
    quantity: 100,
    price: 150.25,
    currency: 'USD',
    fee: 5,
  }),
  ...deal({
    side: 'buy',
    instrument: 'XHKG:08123',
    quantity: 20_000,
    price: 1.05,
    currency: 'HKD',
    fee: 100,
  }),
];
const foreignPrices = [
  '2025-04-30,XNAS:ABCD,160,USD',
  '2025-04-30,XHKG:08123,0.40,HKD',
  '2025-04-30,FX:USD,145,JPY',
  '2025-04-30,FX:HKD,18.5,JPY',
];

test('foreign shares: trades at the rate of their day, the rest at that of the valuation', () => {
  const [loss] = lossesTold({ events: foreign, prices: foreignPrices });
  // Sold 100 × 150.25 × 150, now worth 100 × 160 × 145 = 2,320,000: 66,250 lost.
  // Bought 20,000 × 1.05 × 19.2, now worth 20,000 × 0.40 × 18.5 = 148,000: 255,200 lost.
  // Fees 5 × 150 + 100 × 19.2 = 2,670.
  assert.deepEqual(yenOf(loss), {
    sold: 2_253_750,
    bought: 403_200,
    fees: 2_670,
    loss: 66_250 + 255_200 + 2_670,
    inKind: 324_120,
    halfCash: 127_600 + 10_000 + 2_670,
    contractAmount: 255_200,
  });
});

test('the firm’s own rate of a trade’s day comes before that of the events', () => {
  const prices = [...foreignPrices, '2025-04-01,FX:HKD,20,JPY'];
  const [loss] = lossesTold({ events: foreign, prices });
  assert.equal(yenOf(loss).bought, 420_000);
});

test('margin bought by the hijacker and closed by the firm: no price is needed', () => {
  const margin = { instrument: 'XTKS:5000', quantity: 50_000 } as const;
  const [loss] = lossesTold({
    events: [
      held({}),
      ...deal({ ...margin, side: 'buy', price: 200, margin: true }),
      ...deal({ ...margin, side: 'sell', price: 150, fee: 30_000, session: 's-firm' }),
    ],
    prices: [],
  });
  assert.deepEqual(yenOf(loss), {
    sold: 0,
    bought: 10_000_000,
    fees: 30_000,
    loss: 2_500_000 + 30_000,
    inKind: 2_530_000,
    // Interest charged at the close is no commission of a hostile trade.
    halfCash: 1_250_000 + 10_000,
    contractAmount: 2_500_000,
  });
  assert.deepEqual(noteCodes(loss), ['unwound', 'margin']);
});

test('a split and dividends between the trades and the valuation', () => {
  const [loss] = lossesTold({
    events: [
      held({ 'XTKS:1000': 250, 'XTKS:2000': 50 }),
      ...deal({ side: 'sell', instrument: 'XTKS:1000', quantity: 200, price: 1000 }),
      ...deal({ side: 'sell', instrument: 'XTKS:2000', quantity: 50, price: 400 }),
      ...deal({ side: 'buy', instrument: 'XTKS:3000', quantity: 100, price: 3000 }),
    ],
    prices: [
      '2025-04-30,XTKS:1000,1100,JPY',
      '2025-04-30,XTKS:2000,1900,JPY',
      '2025-04-30,XTKS:3000,900,JPY',
    ],
    actions: [
      '2025-04-10,XTKS:3000,split,3:1,',
      '2025-04-11,XTKS:3000,dividend,2,JPY',
      '2025-04-12,XTKS:2000,split,1:5,',
      '2025-04-13,XTKS:1000,dividend,12.5,JPY',
      '2025-05-01,XTKS:1000,split,10:1,',
    ],
  });
  const [first, second, third] = loss.positions;
  assert.equal(decimalText(first.toDeliver), '200');
  assert.equal(decimalText(second.toDeliver), '10');
  assert.equal(decimalText(third.toRemove), '300');
  // 200 × (1,100 − 1,000) + 2,500 missed; 10 × 1,900 − 50 × 400; 300,000 − 300 × 900 − 600 received.
  assert.equal(yenOf(loss).loss, 22_500 - 1_000 + 30_000 - 600);
  assert.equal(yenOf(loss).contractAmount, 30_000);
  const splits = loss.notes.filter(({ code }) => code === 'split');
  assert.deepEqual(splits, [
    { code: 'split', facts: { instrument: 'XTKS:2000', date: '2025-04-12', terms: '1:5' } },
    { code: 'split', facts: { instrument: 'XTKS:3000', date: '2025-04-10', terms: '3:1' } },
  ]);
});

test('a third of a share is worth a third of its price, and yen are rounded at the end only', () => {
  const [loss] = lossesTold({
    events: [held({}), ...deal({ side: 'buy', instrument: 'XTKS:1', quantity: 100, price: 30 })],
    prices: ['2025-04-30,XTKS:1,89,JPY'],
    actions: ['2025-04-10,XTKS:1,split,1:3,'],
  });
  assert.equal(decimalText(loss.positions[0].toRemove), '33.333333');
  // 3,000 − 100 ÷ 3 × 89 = 33.33…
  assert.equal(yenOf(loss).loss, 33);
});

test('orders named in the case count without a session, and others’ do not', () => {
  const events = [
    held({ 'XTKS:1': 10 }),
    ...deal({ side: 'sell', instrument: 'XTKS:1', quantity: 1, price: 7, session: 's-phone' }),
    ...deal({ side: 'sell', instrument: 'XTKS:1', quantity: 2, price: 7, session: 's-own' }),
  ];
  const named = (events[1] as { order?: string }).order;
  const cases = [lossCase({ sessions: [], orders: [named] })];
  const [loss] = lossesTold({ cases, events, prices: ['2025-04-30,XTKS:1,7,JPY'] });
  assert.equal(yenOf(loss).sold, 7);
  assert.deepEqual(noteCodes(loss), ['own-trades-left-out']);
});

test('an owner who trades what he also held: left out, and said so', () => {
  const [loss] = lossesTold({
    events: [
      held({ 'XTKS:1': 100 }),
      ...deal({ side: 'buy', instrument: 'XTKS:1', quantity: 100, price: 50 }),
      ...deal({ side: 'sell', instrument: 'XTKS:1', quantity: 60, price: 10, session: 's-own' }),
    ],
    prices: ['2025-04-30,XTKS:1,40,JPY'],
  });
  assert.equal(yenOf(loss).loss, 1000);
  assert.deepEqual(noteCodes(loss), ['own-trades-left-out']);
});

test('without a snapshot, and with more sold than it holds, the statement says so', () => {
  const sale = deal({ side: 'sell', instrument: 'XTKS:1', quantity: 10, price: 50 });
  const prices = ['2025-04-30,XTKS:1,60,JPY'];
  const [unknown] = lossesTold({ events: sale, prices });
  assert.deepEqual(noteCodes(unknown), ['no-holdings-before']);
  assert.equal(unknown.positions[0].heldBefore, undefined);
  const [short] = lossesTold({ events: [held({ 'XTKS:1': 4 }), ...sale], prices });
  assert.deepEqual(noteCodes(short), ['sold-more-than-held']);
  assert.equal(yenOf(short).loss, 100);
});

test('a case that says other gross values than its executions is told', () => {
  const sale = { side: 'sell', instrument: 'XTKS:1', quantity: 9, price: 50 } as const;
  const events = [held({ 'XTKS:1': 9 }), ...deal(sale)];
  const prices = ['2025-04-30,XTKS:1,60,JPY'];
  const notes = (saleValueJpy: number) =>
    lossesTold({ cases: [lossCase({ saleValueJpy })], events, prices })[0].notes;
  assert.deepEqual(notes(451), []);
  const facts = { saidSold: '500', sold: '450', saidBought: '0', bought: '0' };
  assert.deepEqual(notes(500), [{ code: 'gross-differs', facts }]);
});

const anyDeal = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  instrument: fc.constantFrom('XTKS:1', 'XTKS:2', 'XTKS:3'),
  quantity: fc.integer({ min: 1, max: 500 }),
  cents: fc.integer({ min: 1, max: 500_000 }),
  fee: fc.integer({ min: 0, max: 900 }),
});

test('the loss is the account with the trades against the account without, to the yen', () => {
  const valuePerShare: Readonly<Record<string, number>> = {
    'XTKS:1': 7,
    'XTKS:2': 0.5,
    'XTKS:3': 91.25,
  };
  const prices = Object.entries(valuePerShare).map(
    ([name, price]) => `2025-04-30,${name},${price},JPY`,
  );
  fc.assert(
    fc.property(fc.array(anyDeal, { minLength: 1, maxLength: 30 }), (deals) => {
      const said = deals.map(({ cents, ...rest }): Deal => ({ ...rest, price: cents / 100 }));
      const [loss] = lossesTold({ events: [held({}), ...said.flatMap(deal)], prices });
      // In hundredths of a yen, so that plain numbers are exact.
      const lacking = deals.reduce((sum, { side, instrument, quantity, cents, fee }) => {
        const sign = side === 'buy' ? 1 : -1;
        return sum + sign * quantity * (cents - valuePerShare[instrument] * 100) + fee * 100;
      }, 0);
      assert.equal(decimalText(loss.lossJpy!, 2), String(lacking / 100));
      assert.deepEqual(loss.inKind!.amountJpy, loss.lossJpy);
      assert.ok(wholeOf(loss.contractAmount!.amountJpy) >= 0);
    }),
    { numRuns: 60 },
  );
});
