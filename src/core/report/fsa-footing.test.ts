// A sound table passes; each figure bent out of truth is refused by the statement it breaks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildFsaTable } from './fsa-draw.ts';
import { FsaError } from './fsa-error.ts';
import { checkFooting } from './fsa-footing.ts';
import type { FsaFigures, FsaMonth, FsaTable } from './fsa-table.ts';
import { editionOneCases } from './fsa-test-cases.ts';

const sound = buildFsaTable(editionOneCases, { asOf: '2025-04-16' });

function withMonth(fields: Partial<FsaMonth>): FsaTable {
  const [first, ...others] = sound.months;
  return { ...sound, months: [{ ...first, ...fields }, ...others] };
}

const withTotal = (fields: Partial<FsaFigures>): FsaTable => ({
  ...sound,
  total: { ...sound.total, ...fields },
});

const bent: readonly (readonly [code: string, column: string | undefined, table: FsaTable])[] = [
  ['cases-exceed-accesses', '2025-02', withMonth({ cases: 44 })],
  ['cases-exceed-accesses', 'total', withTotal({ accesses: 1453 })],
  ['figure-not-a-count', '2025-02', withMonth({ accesses: 43.5 })],
  ['figure-not-a-count', '2025-02', withMonth({ saleValueJpy: -1 })],
  ['figure-not-a-count', 'total', withTotal({ purchaseValueJpy: 2 ** 53 })],
  ['firms-do-not-fit-cases', '2025-02', withMonth({ firms: 34 })],
  ['firms-do-not-fit-cases', '2025-02', withMonth({ firms: 0 })],
  ['value-without-cases', '2025-02', withMonth({ firms: 0, cases: 0 })],
  ['total-differs', undefined, withTotal({ accesses: 3313 })],
  ['total-differs', undefined, withTotal({ cases: 1453 })],
  ['total-differs', undefined, withMonth({ saleValueJpy: 100_000_001 })],
  ['total-differs', undefined, withMonth({ purchaseValueJpy: 0 })],
];

test('the table as built foots', () => {
  assert.doesNotThrow(() => checkFooting(sound));
});

test('a figure that cannot be true is refused by name and column', () => {
  for (const [code, column, table] of bent) {
    assert.throws(
      () => checkFooting(table),
      (error) => error instanceof FsaError && error.code === code && error.facts.column === column,
      code,
    );
  }
});

test('the press mistake of 2025 is caught: cases taken for accesses', () => {
  // 33 / 685 / 736 were printed as hacked accounts; set beside the real cases of the total.
  const mistaken = sound.months.map((month) => ({ ...month, accesses: month.cases }));
  assert.throws(() => checkFooting({ ...sound, months: mistaken }), /total-differs/);
});
