import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instrument as instrumentSchema } from '../../core/event/common.ts';
import { buildInstruments, lotsFor, roundToTick } from './instrument.ts';

const instruments = buildInstruments(1);

test('codes are unique, well formed and none that an exchange gives out', () => {
  assert.equal(new Set(instruments.map(({ code }) => code)).size, instruments.length);
  assert.equal(new Set(instruments.map(({ name }) => name)).size, instruments.length);
  const unused = /^(XTKS:\d[A-Z]\d\d|XHKG:95\d{3}|XSHG:609\d{3}|XNAS:ZQ\d\d)$/;
  for (const { code } of instruments) {
    assert.ok(instrumentSchema.safeParse(code).success, code);
    assert.match(code, unused);
  }
});

test('there are about 120 Tokyo small caps at JPY 100 to 200 under JPY 5bn', () => {
  const small = instruments.filter((instrument) => instrument.class === 'small');
  assert.equal(small.length, 120);
  for (const { startPrice, sharesOutstanding, currency } of small) {
    assert.equal(currency, 'JPY');
    assert.ok(startPrice >= 100 && startPrice <= 200);
    assert.ok(startPrice * sharesOutstanding < 5e9);
  }
  const thin = instruments.filter((instrument) => instrument.class === 'thin');
  assert.deepEqual(new Set(thin.map(({ exchange }) => exchange)), new Set(['XHKG', 'XSHG']));
});

test('prices are quoted in ticks and quantities in lots', () => {
  assert.equal(roundToTick('XTKS', 149.6), 150);
  assert.equal(roundToTick('XTKS', 4003), 4005);
  assert.equal(roundToTick('XHKG', 0.2314), 0.231);
  assert.equal(roundToTick('XHKG', 0.0001), 0.001);
  const stock = instruments.find(({ lotSize }) => lotSize === 100)!;
  assert.equal(lotsFor(stock, 100_000, 333), 300);
  assert.equal(lotsFor(stock, 10_000, 333), 0);
});
