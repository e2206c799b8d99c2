// Behind every cell stand exactly the cases it counts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFsaCaseLine } from './fsa-case-line.ts';
import { casesInTable, casesOfCell, cellsOfTable, readCellName } from './fsa-cells.ts';
import { drawFsaTable } from './fsa-draw.ts';
import { FsaError } from './fsa-error.ts';
import { fsaFigureKeys } from './fsa-table.ts';
import { openTally, takeEntry } from './fsa-tally.ts';
import { caseLine, editionOneCases } from './fsa-test-cases.ts';

const tally = openTally({ asOf: '2025-04-16' });
const lines = [...editionOneCases, caseLine('no', { state: 'dismissed', saleValueJpy: 9 })];
for (const line of lines) {
  const entry = readFsaCaseLine(line);
  assert.ok(!('expected' in entry));
  takeEntry(tally, entry);
}
const table = drawFsaTable(tally);

test('cells are named by month and figure', () => {
  assert.deepEqual(readCellName('2025-04:sales'), { month: '2025-04', figure: 'saleValueJpy' });
  assert.deepEqual(readCellName('total:firms'), { month: 'total', figure: 'firms' });
  for (const text of ['2025-04', '2025-13:cases', '2025-04:loss', 'total:cases:x', ':cases'])
    assert.equal(readCellName(text), undefined, text);
});

test('the cases of a cell add up to its figure', () => {
  for (const column of [...table.months, { month: 'total', ...table.total }]) {
    const behind = (figure: (typeof fsaFigureKeys)[number]) => [
      ...casesOfCell(tally, table, { month: column.month, figure }),
    ];
    assert.equal(behind('accesses').length, column.accesses);
    assert.equal(behind('cases').length, column.cases);
    const sales = behind('saleValueJpy').reduce((sum, one) => sum + one.saleValueJpy, 0);
    assert.equal(sales, column.saleValueJpy);
    if (column.month !== 'total')
      assert.equal(new Set(behind('firms').map(({ firm }) => firm)).size, column.firms);
  }
});

test('a case comes with what the table knows of it', () => {
  const [first] = casesOfCell(tally, table, { month: '2025-02', figure: 'cases' });
  assert.deepEqual(first, {
    case: '2025-02-0',
    firm: 'firm-0',
    occurred: '2025-02-01',
    confirmed: '2025-02-01',
    traded: true,
    saleValueJpy: 3_030_304,
    purchaseValueJpy: 909_120,
  });
  assert.equal([...casesInTable(tally, table)].length, 3312);
});

test('all cells at once, the first cases by name', () => {
  const cells = cellsOfTable(tally, table, 3);
  assert.deepEqual(cells['2025-03'].cases, {
    count: 685,
    cases: ['2025-03-0', '2025-03-1', '2025-03-2'],
  });
  assert.equal(cells.total.accesses.count, 3312);
  assert.deepEqual(Object.keys(cells.total), [...fsaFigureKeys]);
});

test('a month the table has not is refused', () => {
  assert.throws(
    () => [...casesOfCell(tally, table, { month: '2025-05', figure: 'cases' })],
    (error) => error instanceof FsaError && error.code === 'cell-unknown',
  );
});
