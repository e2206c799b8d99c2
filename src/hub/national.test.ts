import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonthFigures } from './message.ts';
import { nationalOf } from './national.ts';
import { createHub } from './state.ts';
import { nineMs, tell } from './test-messages.ts';

const figures = (month: string, accesses: number, cases: number, yen = 0): MonthFigures => ({
  month,
  ...{ accesses, cases, saleValueJpy: yen, purchaseValueJpy: Math.round(yen * 0.88) },
});

const monthly = (asOf: string, ...months: MonthFigures[]) =>
  ({ type: 'monthly', asOf, months, simulated: false }) as const;

test('sums over the firms; a firm without a case is not counted as one', () => {
  const hub = createHub(['a', 'b', 'c']);
  tell(
    hub,
    'a',
    monthly('2025-04-16', figures('2025-03', 10, 5, 1e8), {
      ...figures('2025-04', 4, 2, 3e7),
      partialToDay: 16,
    }),
  );
  tell(
    hub,
    'b',
    monthly('2025-04-16', figures('2025-03', 7, 0), {
      ...figures('2025-04', 1, 1, 1e7),
      partialToDay: 16,
    }),
  );
  tell(hub, 'c', monthly('2025-04-16', figures('2025-03', 0, 0), figures('2025-04', 0, 0)));
  const { table, months } = nationalOf(hub)!;
  assert.deepEqual(
    table.months.map(({ firms, accesses, cases, partialToDay }) => [
      firms,
      accesses,
      cases,
      partialToDay,
    ]),
    [
      [1, 17, 5, undefined],
      [2, 5, 3, 16],
    ],
  );
  assert.equal(table.total.firms, null);
  assert.deepEqual([table.total.accesses, table.total.saleValueJpy], [22, 1.4e8]);
  assert.ok(months.every(({ marks }) => marks.length === 1 && marks[0] === 'provisional'));
});

test('a firm that has not spoken is named, and its figures are not guessed', () => {
  const hub = createHub(['a', 'b']);
  tell(hub, 'a', monthly('2025-04-30', figures('2025-04', 3, 3)));
  const { months } = nationalOf(hub)!;
  assert.deepEqual(months[0]?.missing, ['b']);
  assert.deepEqual(months[0]?.marks, ['provisional', 'incomplete']);
});

test('a revision says by how much, and the earlier edition is as it was', () => {
  const hub = createHub(['a', 'b']);
  for (const firm of ['a', 'b'])
    tell(hub, firm, monthly('2025-04-30', figures('2025-04', 10, 8, 1e8)));
  tell(hub, 'a', monthly('2025-05-31', figures('2025-04', 12, 9, 1.2e8), figures('2025-05', 1, 1)));
  const now = nationalOf(hub)!;
  assert.equal(now.previous, '2025-04-30');
  assert.deepEqual(now.months[0]?.marks, ['revised']);
  assert.deepEqual(now.months[0]?.change, {
    accesses: 2,
    cases: 1,
    saleValueJpy: 2e7,
    purchaseValueJpy: 1.76e7,
  });
  assert.deepEqual(now.months[1]?.missing, ['b']);
  const before = nationalOf(hub, '2025-04-30')!;
  assert.deepEqual([before.table.total.accesses, before.previous], [20, undefined]);
  assert.equal(nationalOf(hub, '2025-01-01'), undefined);
});

test('an edition that was given is not changed afterwards, but that of the same day may be', () => {
  const hub = createHub(['a']);
  tell(hub, 'a', monthly('2025-05-31', figures('2025-04', 12, 9)));
  assert.equal(tell(hub, 'a', monthly('2025-04-30', figures('2025-04', 1, 1))), 'as-of-passed');
  assert.equal(tell(hub, 'a', monthly('2025-05-31', figures('2025-04', 13, 9)), nineMs), undefined);
  assert.equal(nationalOf(hub)!.table.total.accesses, 13);
});
