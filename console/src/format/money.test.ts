import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yen } from './money.ts';

test('yen as people say them, in either language', () => {
  const expected: readonly (readonly [number, string, string])[] = [
    [0, '0円', '¥0'],
    [850, '850円', '¥850'],
    [15_000, '1.5万円', '¥15,000'],
    [20_000, '2万円', '¥20,000'],
    [99_900, '10万円', '¥99,900'],
    [164_000, '16万円', '¥164,000'],
    [1_234_567, '123万円', '¥1.2m'],
    [9_999_999, '1,000万円', '¥10m'],
    [412_000_000, '4.1億円', '¥412m'],
    [99_999_999, '1億円', '¥100m'],
    [26_000_000_000, '260億円', '¥26,000m'],
    [-5_200_000, '−520万円', '−¥5.2m'],
  ];
  for (const [jpy, ja, en] of expected) {
    assert.equal(yen(jpy, 'ja'), ja);
    assert.equal(yen(jpy, 'en'), en);
  }
});
