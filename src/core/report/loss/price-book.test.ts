// Prices and rates are found on their date only; a wrong row is named and left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalText } from '../exact.ts';
import { priceColumns, priceOn, priceRowsMax, rateOn, readPrices } from './price-book.ts';
import { rows } from './test-loss.ts';

const read = (lines: readonly string[]) => readPrices(rows(priceColumns, lines));

test('a price and a rate hold on their date, a yen always', () => {
  const { book, faults } = read(['2025-04-30,XHKG:00700,512.5,HKD', '2025-04-30,FX:HKD,18.4,JPY']);
  assert.deepEqual(faults, []);
  const price = priceOn(book, 'XHKG:00700', '2025-04-30');
  assert.deepEqual([price && decimalText(price.price), price?.currency], ['512.5', 'HKD']);
  assert.equal(priceOn(book, 'XHKG:00700', '2025-04-29'), undefined);
  assert.equal(rateOn(book, 'HKD', '2025-05-01'), undefined);
  assert.equal(decimalText(rateOn(book, 'HKD', '2025-04-30')!), '18.4');
  assert.equal(decimalText(rateOn(book, 'JPY', '1999-01-01')!), '1');
});

const wrong: readonly (readonly [field: string, line: string])[] = [
  ['date', '2025-04-31,XTKS:1,5,JPY'],
  ['date', '30.4.2025,XTKS:1,5,JPY'],
  ['instrument', '2025-04-30,Toyota,5,JPY'],
  ['price', '2025-04-30,XTKS:1,0,JPY'],
  ['price', '2025-04-30,XTKS:1,-5,JPY'],
  ['price', '2025-04-30,XTKS:1,,JPY'],
  ['currency', '2025-04-30,XTKS:1,5,yen'],
  ['currency', '2025-04-30,FX:HKD,18,USD'],
];

test('a wrong row is refused by its field and the rest is kept', () => {
  for (const [field, line] of wrong) {
    const { book, faults } = read([line, '2025-04-30,XTKS:2,6,JPY']);
    assert.deepEqual(
      faults.map((fault) => [fault.line, fault.field]),
      [[2, field]],
      line,
    );
    assert.equal(book.prices.size, 1, line);
  }
});

test('two prices of one date contradict each other: the second is refused', () => {
  const { book, faults } = read(['2025-04-30,XTKS:1,5,JPY', '2025-04-30,XTKS:1,6,JPY']);
  assert.equal(decimalText(priceOn(book, 'XTKS:1', '2025-04-30')!.price), '5');
  assert.deepEqual(faults, [{ line: 3, field: 'date', expected: 'XTKS:1 once a date' }]);
});

test('more rows than the maximum are one fault together', () => {
  const one = rows(priceColumns, ['2025-04-30,XTKS:1,5,JPY'])[0];
  const { faults } = readPrices(Array.from({ length: priceRowsMax + 2 }, () => one));
  assert.match(faults.at(-1)!.expected, /^at most 200000 rows$/);
});
