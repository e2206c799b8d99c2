// Amounts as the editions print them, and the same rounded yen in English.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountText, grouped, roundForTable } from './fsa-amount.ts';

const oku = 100_000_000;

/** The first rows are figures of the published editions (E1, E2, E5, E3). */
const amounts: readonly (readonly [yen: number, ja: string, en: string])[] = [
  [1 * oku, '約1億円', '¥100m'],
  [0.3 * oku, '約0.3億円', '¥30m'],
  [131 * oku, '約131億円', '¥13.1bn'],
  [0.8 * oku, '約0.8億円', '¥80m'],
  [2 * oku, '約2億円', '¥200m'],
  [1540 * oku, '約1,540億円', '¥154.0bn'],
  [1.04 * oku, '約1億円', '¥100m'],
  [1.94 * oku, '約1.9億円', '¥190m'],
  [1.96 * oku, '約2億円', '¥200m'],
  [2.4 * oku, '約2億円', '¥200m'],
  [9.96 * oku, '約10億円', '¥1.0bn'],
  [5_000_000, '約0.1億円', '¥10m'],
  [4_994_999, '約499万円', '¥4.99m'],
  [123_456, '約12万円', '¥120,000'],
  [4_999, '4,999円', '¥4,999'],
  [0, '0円', '¥0'],
];

test('amounts in words', () => {
  for (const [yen, ja, en] of amounts) {
    assert.equal(amountText(yen, 'ja'), ja);
    assert.equal(amountText(yen, 'en'), en);
  }
});

test('rounding keeps order, is stable, and never turns something into nothing', () => {
  const yen = fc.oneof(fc.nat(10 ** 7), fc.integer({ min: 0, max: 10 ** 13 }));
  fc.assert(
    fc.property(yen, yen, (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      assert.ok(roundForTable(low) <= roundForTable(high));
      assert.equal(roundForTable(roundForTable(one)), roundForTable(one));
      assert.equal(roundForTable(one) === 0, one === 0);
    }),
  );
});

test('thousands are grouped, tenths are left alone', () => {
  assert.equal(grouped(999), '999');
  assert.equal(grouped(1_234_567), '1,234,567');
  assert.equal(grouped(0.3), '0.3');
});
