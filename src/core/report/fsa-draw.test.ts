// Which cases count, in which month, as of which day; that totals are sums; the stated maxima.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case, CaseState } from '../case/case.ts';
import { readFsaCaseLine } from './fsa-case-line.ts';
import { buildFsaTable, drawFsaTable } from './fsa-draw.ts';
import { FsaError } from './fsa-error.ts';
import { openTally, takeEntry } from './fsa-tally.ts';
import { caseLine } from './fsa-test-cases.ts';

const failsWith = (code: string) => (error: unknown) =>
  error instanceof FsaError && error.code === code;

const opened = '2025-03-10T00:00:00Z';
const found = caseLine('c-1', { opened, updated: '2025-03-11T00:00:00Z', state: 'investigating' });
const confirmed = { ...found, confirmed: '2025-04-02T01:00:00Z', updated: '2025-04-02T01:00:00Z' };
const history: readonly Case[] = [
  { ...found, traded: false },
  { ...confirmed, state: 'confirmed', saleValueJpy: 40, purchaseValueJpy: 35 },
  { ...confirmed, state: 'closed', updated: '2025-04-20T00:00:00Z', saleValueJpy: 50 },
  { ...confirmed, state: 'investigating', updated: '2025-05-01T00:00:00Z', saleValueJpy: 60 },
  { ...confirmed, state: 'dismissed', updated: '2025-05-10T00:00:00Z', saleValueJpy: 60 },
];

test('an edition shows the case as it was known then', () => {
  const at = (asOf: string) => buildFsaTable(history, { asOf });
  assert.equal(at('2025-04-01').total.accesses, 0);
  assert.equal(at('2025-04-01').leftOut.casesUndecided, 1);
  assert.equal(at('2025-04-02').total.saleValueJpy, 40);
  assert.equal(at('2025-04-20').total.saleValueJpy, 50);
  assert.equal(at('2025-05-01').total.saleValueJpy, 60);
  assert.equal(at('2025-05-10').total.accesses, 0);
  assert.equal(at('2025-05-10').leftOut.casesDismissed, 1);
  assert.deepEqual(
    at('2025-05-01').months.map(({ month, accesses }) => [month, accesses]),
    [['2025-03', 1]],
  );
});

test('a dismissed case that is confirmed after all counts again', () => {
  const again = { ...confirmed, state: 'confirmed' as const, updated: '2025-06-01T00:00:00Z' };
  const table = buildFsaTable([...history, again], { asOf: '2025-06-01' });
  assert.equal(table.total.accesses, 1);
  assert.equal(table.leftOut.casesDismissed, 0);
});

test('the as-of day ends at 15:00 UTC', () => {
  const late = caseLine('c-1', { opened, updated: '2025-04-16T15:00:00.000Z' });
  const intime = caseLine('c-2', { opened, updated: '2025-04-16T14:59:59.999Z' });
  const table = buildFsaTable([late, intime], { asOf: '2025-04-16' });
  assert.equal(table.total.accesses, 1);
  assert.equal(table.leftOut.linesAfterAsOf, 1);
});

test('a case dated after the as-of day is not in the table, even if its line is', () => {
  const early = caseLine('c-1', {
    opened: '2025-04-17T00:00:00Z',
    updated: '2025-04-16T00:00:00Z',
  });
  const table = buildFsaTable([early], { asOf: '2025-04-16' });
  assert.equal(table.total.accesses, 0);
  assert.equal(table.leftOut.casesUndecided, 1);
});

test('a case counts in the Japanese month it occurred in', () => {
  const lines = [
    caseLine('c-1', { opened: '2025-03-31T14:59:59.999Z' }),
    caseLine('c-2', { opened: '2025-03-31T15:00:00.000Z' }),
  ];
  const { months } = buildFsaTable(lines, { asOf: '2025-04-30' });
  assert.deepEqual(
    months.map(({ month, cases, partialToDay }) => [month, cases, partialToDay]),
    [
      ['2025-03', 1, undefined],
      ['2025-04', 1, undefined],
    ],
  );
});

test('a month the as-of date falls inside is partial, up to its last day', () => {
  const lines = [caseLine('c-1', { opened: '2025-04-01T00:00:00Z' })];
  const partial = (asOf: string) => buildFsaTable(lines, { asOf }).months[0].partialToDay;
  assert.equal(partial('2025-04-16'), 16);
  assert.equal(partial('2025-04-29'), 29);
  assert.equal(partial('2025-04-30'), undefined);
  assert.equal(partial('2025-05-01'), undefined);
});

test('firms are counted once a month, only where traded, and have no total', () => {
  const lines = [
    caseLine('c-1', { firm: 'a' }),
    caseLine('c-2', { firm: 'a' }),
    caseLine('c-3', { firm: 'b' }),
    caseLine('c-4', { firm: 'c', traded: false }),
    caseLine('c-5', { firm: 'a', opened: '2025-03-02T00:00:00Z' }),
  ];
  const { months, total } = buildFsaTable(lines, { asOf: '2025-04-30' });
  assert.deepEqual(
    months.map((month) => month.firms),
    [1, 2],
  );
  assert.equal(total.firms, null);
});

test('months between and asked for are shown empty; cases outside them are told', () => {
  const lines = [
    caseLine('c-1', { opened: '2025-01-10T00:00:00Z' }),
    caseLine('c-2', { opened: '2025-04-10T00:00:00Z' }),
  ];
  const shown = (from?: string, to?: string) => {
    const table = buildFsaTable(lines, { asOf: '2025-04-30', from, to });
    const accesses = table.months.map((month) => month.accesses);
    return [table.months[0].month, accesses, table.leftOut.casesOutsideMonths];
  };
  assert.deepEqual(shown(), ['2025-01', [1, 0, 0, 1], 0]);
  assert.deepEqual(shown('2025-03'), ['2025-03', [0, 1], 1]);
  assert.deepEqual(shown('2024-12', '2025-02'), ['2024-12', [0, 1, 0], 1]);
});

test('the latest change dates the table where no date is given', () => {
  const tally = openTally();
  for (const line of history) {
    const entry = readFsaCaseLine(line);
    assert.ok(!('expected' in entry));
    takeEntry(tally, entry);
  }
  assert.equal(drawFsaTable(tally).asOf, '2025-05-10');
  assert.throws(() => drawFsaTable(openTally()), failsWith('as-of-unknown'));
});

test('no case at all is a month of zeros', () => {
  const { months, total } = buildFsaTable([], { asOf: '2025-04-16' });
  assert.deepEqual(months, [{ ...total, firms: 0, month: '2025-04', partialToDay: 16 }]);
});

test('what cannot be drawn is a named error', () => {
  const one = [caseLine('c-1')];
  const twoFirms = [caseLine('c-1', { firm: 'a' }), caseLine('c-1', { firm: 'b' })];
  const broken = [{ ...caseLine('c-1'), opened: 'yesterday' }];
  const old = [...one, caseLine('c-2', { opened: '1999-01-01T00:00:00Z' })];
  const rich = ['c-1', 'c-2'].map((id) => caseLine(id, { saleValueJpy: Number.MAX_SAFE_INTEGER }));
  const fails = (lines: readonly Case[], options: object, code: string) =>
    assert.throws(
      () => buildFsaTable(lines, { asOf: '2025-04-30', ...options }),
      failsWith(code),
      code,
    );
  fails(one, { asOf: '2025-04-31' }, 'as-of-not-a-date');
  fails(one, { to: '2025-05' }, 'month-after-as-of');
  fails(one, { from: '2025-04', to: '2025-03' }, 'months-not-a-range');
  fails(one, { from: 'April' }, 'months-not-a-range');
  fails(twoFirms, {}, 'case-changes-firm');
  fails(broken, {}, 'case-line-wrong');
  fails(old, {}, 'too-many-months');
  fails(rich, {}, 'figure-not-a-count');
});

test('one case or firm more than the maximum is refused', () => {
  const tally = openTally({ casesMax: 2 });
  const take = (id: string, firm = 'a') => {
    const entry = readFsaCaseLine(caseLine(id, { firm }));
    assert.ok(!('expected' in entry));
    takeEntry(tally, entry);
  };
  take('c-1');
  take('c-2');
  take('c-1');
  assert.throws(() => take('c-3'), failsWith('too-many-cases'));

  const firms = Array.from({ length: 10_001 }, (_, at) => caseLine(`c-${at}`, { firm: `f-${at}` }));
  assert.throws(() => buildFsaTable(firms, { asOf: '2025-04-30' }), failsWith('too-many-firms'));
});

const states: readonly CaseState[] = ['confirmed', 'restituting', 'closed', 'dismissed', 'new'];
const yen = fc.nat(10 ** 9);
const anyCase = fc
  .record({
    id: fc.nat(60),
    ms: fc.integer({ min: Date.UTC(2024, 11, 1), max: Date.UTC(2025, 5, 1) }),
    state: fc.constantFrom(...states),
    traded: fc.boolean(),
    sale: yen,
    purchase: yen,
  })
  .map(({ id, ms, state, traded, sale, purchase }) =>
    caseLine(`c-${id}`, {
      firm: `firm-${id % 7}`,
      opened: new Date(ms).toISOString(),
      state,
      traded,
      saleValueJpy: traded ? sale : 0,
      purchaseValueJpy: traded ? purchase : 0,
    }),
  );

test('totals are the sums of the last lines that count, however the lines fall', () => {
  fc.assert(
    fc.property(fc.array(anyCase, { maxLength: 120 }), (lines) => {
      const last = new Map(lines.map((line) => [line.case, line]));
      const counting = ['confirmed', 'restituting'];
      const counted = [...last.values()].filter((line) => counting.includes(line.state));
      const sum = (of: (line: Case) => number) => counted.reduce((all, line) => all + of(line), 0);
      const { months, total, leftOut } = buildFsaTable(lines, { asOf: '2025-06-30' });
      assert.equal(total.accesses, counted.length);
      assert.equal(
        total.cases,
        sum((line) => Number(line.traded)),
      );
      assert.equal(
        total.saleValueJpy,
        sum((line) => line.saleValueJpy),
      );
      assert.equal(
        total.purchaseValueJpy,
        sum((line) => line.purchaseValueJpy),
      );
      for (const key of ['accesses', 'cases', 'saleValueJpy', 'purchaseValueJpy'] as const) {
        assert.equal(
          total[key],
          months.reduce((all, month) => all + month[key], 0),
        );
      }
      assert.equal(total.accesses + leftOut.casesDismissed + leftOut.casesUndecided, last.size);
    }),
  );
});
