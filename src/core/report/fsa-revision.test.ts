// What changed between two dates is taken apart into the cases that caused it, to the yen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case, CaseState } from '../case/case.ts';
import { revisionGrids } from './edition/edition-grids.ts';
import { readFsaCaseLine } from './fsa-case-line.ts';
import { buildFsaTable, drawFsaTable } from './fsa-draw.ts';
import { FsaError } from './fsa-error.ts';
import { reviseFsa } from './fsa-revision.ts';
import { summedKeys } from './fsa-table.ts';
import { openTally, takeEntry } from './fsa-tally.ts';
import { caseLine } from './fsa-test-cases.ts';
import { renderGrids } from './grid/render-grid.ts';

function tallyOf(lines: readonly Case[], asOf = '2025-06-30') {
  const tally = openTally({ history: true, asOf });
  for (const line of lines) {
    const entry = readFsaCaseLine(line);
    assert.ok(!('expected' in entry));
    takeEntry(tally, entry);
  }
  return tally;
}

const march = { opened: '2025-03-10T00:00:00Z', updated: '2025-04-01T00:00:00Z' };
const later = { ...march, updated: '2025-06-01T00:00:00Z' };
const lines = [
  caseLine('kept', { ...march, saleValueJpy: 100 }),
  caseLine('withdrawn', { ...march, saleValueJpy: 200 }),
  caseLine('moved', { ...march, saleValueJpy: 300 }),
  caseLine('changed', { ...march, traded: false }),
  caseLine('withdrawn', { ...later, saleValueJpy: 200, state: 'dismissed' }),
  caseLine('moved', { ...later, opened: '2025-02-10T00:00:00Z', saleValueJpy: 300 }),
  caseLine('changed', { ...later, saleValueJpy: 5, purchaseValueJpy: 4 }),
  caseLine('found', { ...later, saleValueJpy: 1 }),
];

test('each cause with its cases and what they add or take away', () => {
  const { months, total } = reviseFsa(tallyOf(lines), '2025-04-30');
  assert.deepEqual(
    months.map(({ month, causes }) => [
      month,
      causes.map(({ cause, cases, change }) => [
        cause,
        cases,
        change.accesses,
        change.saleValueJpy,
      ]),
    ]),
    [
      ['2025-02', [['moved-in', ['moved'], 1, 300]]],
      [
        '2025-03',
        [
          ['confirmed', ['found'], 1, 1],
          ['withdrawn', ['withdrawn'], -1, -200],
          ['moved-out', ['moved'], -1, -300],
          ['changed', ['changed'], 0, 5],
        ],
      ],
    ],
  );
  assert.equal(total.before.saleValueJpy, 600);
  assert.equal(total.after.saleValueJpy, 406);
});

test('as grids, with the first cases by name', () => {
  const text = renderGrids(revisionGrids(reviseFsa(tallyOf(lines), '2025-04-30'), 'en', 5));
  assert.match(text, /^Revision: 2025-04-30 → 2025-06-30\n/);
  assert.match(text, /^Mar 2025 +Unauthorised accesses +4 +3 +-1$/m);
  assert.match(text, /^Mar 2025 +moved out of the month +1 .* moved$/m);
  const none = renderGrids(revisionGrids(reviseFsa(tallyOf(lines), '2025-06-15'), 'en', 5));
  assert.match(none, /No change/);
});

test('names beyond the maximum are counted', () => {
  const many = Array.from({ length: 9 }, (_, at) => caseLine(`c-${at}`, later));
  const [revised] = reviseFsa(tallyOf(many), '2025-04-30', 4).months;
  assert.deepEqual(
    revised.causes.map(({ count, cases }) => [count, cases.length]),
    [[9, 4]],
  );
});

test('it takes an earlier date and a tally with history', () => {
  const failsWith = (code: string) => (error: unknown) =>
    error instanceof FsaError && error.code === code;
  assert.throws(() => reviseFsa(tallyOf(lines), '2025-06-30'), failsWith('since-not-before'));
  assert.throws(() => reviseFsa(tallyOf(lines), '2025-07-01'), failsWith('no-history'));
  const without = openTally({ asOf: '2025-06-30' });
  assert.throws(() => reviseFsa(without, '2025-04-30'), failsWith('no-history'));
});

const states: readonly CaseState[] = ['confirmed', 'restituting', 'closed', 'dismissed', 'new'];
const anyLine = fc
  .record({
    id: fc.nat(12),
    opened: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 3, 30) }),
    updated: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 6, 20) }),
    state: fc.constantFrom(...states),
    traded: fc.boolean(),
    value: fc.nat(1000),
  })
  .map(({ id, opened, updated, state, traded, value }) =>
    caseLine(`c-${id}`, {
      firm: `firm-${id % 3}`,
      opened: new Date(opened).toISOString(),
      updated: new Date(updated).toISOString(),
      state,
      traded,
      saleValueJpy: traded ? value : 0,
      purchaseValueJpy: traded ? value * 2 : 0,
    }),
  );

test('before plus its causes is after, in every month and figure, however the lines fall', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 60 }), (many) => {
      const revision = reviseFsa(tallyOf(many), '2025-04-30');
      for (const { month, before, after, causes } of [...revision.months, revision.total])
        for (const key of summedKeys) {
          const change = causes.reduce((sum, caused) => sum + caused.change[key], 0);
          assert.equal(before[key] + change, after[key], `${month} ${key}`);
        }
    }),
  );
});

test('a tally with history draws each date as one opened for that date does', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 60 }),
      fc.constantFrom('2025-03-31', '2025-05-15', '2025-06-30'),
      (many, asOf) => {
        const { months, total } = drawFsaTable(tallyOf(many), { asOf });
        const alone = buildFsaTable(many, { asOf });
        assert.deepEqual({ months, total }, { months: alone.months, total: alone.total });
      },
    ),
  );
});
