import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editionsMax } from './limits.ts';
import type { Monthly } from './message.ts';
import { createHub } from './state.ts';
import { takeMonthly } from './take-monthly.ts';

const figures = { month: '2025-03', cases: 1, saleValueJpy: 0, purchaseValueJpy: 0 };
const edition = (asOf: string, accesses = 1): Monthly => ({
  ...{ type: 'monthly', asOf, simulated: false },
  months: [{ ...figures, accesses }],
});

function aFirm() {
  return createHub(['a']).firms.get('a')!;
}

test('a day’s edition replaces the one of the same day, and comes after those before it', () => {
  const firm = aFirm();
  for (const [asOf, accesses] of [
    ['2025-04-16', 1],
    ['2025-04-17', 2],
    ['2025-04-17', 3],
  ] as const)
    assert.equal(takeMonthly(firm, edition(asOf, accesses)), undefined);
  assert.deepEqual(
    firm.editions.map(({ asOf, months }) => [asOf, months[0]!.accesses]),
    [
      ['2025-04-16', 1],
      ['2025-04-17', 3],
    ],
  );
  assert.equal(takeMonthly(firm, edition('2025-04-16', 9)), 'as-of-passed');
  assert.equal(firm.editions.length, 2);
});

test('of more editions than are kept the oldest goes', () => {
  const firm = aFirm();
  for (let day = 0; day <= editionsMax; day += 1)
    takeMonthly(firm, edition(new Date(Date.UTC(2025, 3, 1 + day)).toISOString().slice(0, 10)));
  assert.equal(firm.editions.length, editionsMax);
  assert.equal(firm.editions[0]!.asOf, '2025-04-02');
});
