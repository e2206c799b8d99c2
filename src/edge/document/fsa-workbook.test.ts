// The table as a workbook: totals are formulas, months can be, and both say what the table says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFsaCaseLine } from '../../core/report/fsa-case-line.ts';
import { casesInTable } from '../../core/report/fsa-cells.ts';
import { drawFsaTable } from '../../core/report/fsa-draw.ts';
import { openTally, takeEntry } from '../../core/report/fsa-tally.ts';
import { editionOneCases } from '../../core/report/fsa-test-cases.ts';
import { column, countCell, wordsCell } from '../../core/report/grid/grid.ts';
import { writeFsaWorkbook } from './fsa-workbook.ts';
import { cellsIn, sheetNamed, unzipped, written } from './xlsx/test-read.ts';

const tally = openTally({ asOf: '2025-04-16' });
for (const line of editionOneCases) {
  const entry = readFsaCaseLine(line);
  assert.ok(!('expected' in entry));
  takeEntry(tally, entry);
}
const table = drawFsaTable(tally, { simulated: true });

async function read(parts: Parameters<typeof writeFsaWorkbook>[2], sheet: string) {
  const bytes = await written((target) => writeFsaWorkbook(target, table, parts));
  return cellsIn(sheetNamed(await unzipped(bytes), sheet));
}

test('heads, figures and totals where a reader looks for them', async () => {
  const cells = await read({ language: 'ja' }, '月次表');
  assert.match(cells.get('A3')!.value, /模擬データ/);
  assert.equal(cells.get('D5')!.value, '2025年4月 (16日現在)');
  assert.deepEqual(
    ['A7', 'B7', 'C7', 'D7', 'E7'].map((name) => cells.get(name)),
    [
      { value: '不正アクセス件数' },
      { value: '43' },
      { value: '1422' },
      { value: '1847' },
      { value: '3312', formula: 'SUM(B7:D7)' },
    ],
  );
  assert.deepEqual(cells.get('E6'), { value: '-' });
  assert.equal(cells.get('E9')!.formula, 'SUM(B9:D9)');
  // 44,830,000,000 yen, published as 448.
  assert.equal(cells.get('E10')!.value, '44830000000');
  assert.equal(cells.get('E12')!.value, '448');
  assert.equal(cells.get('B12')!.value, '0.3');
});

test('with its cases every month is a formula over their sheet', async () => {
  const parts = () => ({ language: 'en' as const, cases: casesInTable(tally, table) });
  const cells = await read(parts(), 'Table');
  assert.deepEqual(cells.get('C7'), {
    value: '1422',
    formula: "COUNTIF('Cases (simulated)'!$D$2:$D$3313,202503)",
  });
  assert.equal(
    cells.get('C8')!.formula,
    "COUNTIFS('Cases (simulated)'!$D$2:$D$3313,202503,'Cases (simulated)'!$F$2:$F$3313,1)",
  );
  assert.equal(
    cells.get('C9')!.formula,
    "SUMIF('Cases (simulated)'!$D$2:$D$3313,202503,'Cases (simulated)'!$G$2:$G$3313)",
  );
  const listed = await read(parts(), 'Cases (simulated)');
  assert.equal(listed.get('A3313')!.value, '2025-04-1846');
  assert.equal(listed.get('A3314'), undefined);
  assert.deepEqual([listed.get('D2')!.value, listed.get('F2')!.value], ['202502', '1']);
});

test('further grids stand on sheets of their own', async () => {
  const grid = {
    title: 'T',
    columns: [column('a', 'start'), column('b')],
    rows: [[wordsCell('x'), countCell(4)]],
    total: [wordsCell('sum'), countCell(4)],
  };
  const more = [{ name: 'More', grids: [grid, grid] }];
  const cells = await read({ language: 'en', more }, 'More');
  assert.match(cells.get('A1')!.value, /SIMULATED/);
  assert.deepEqual(cells.get('B5'), { value: '4', formula: 'SUM(B4:B4)' });
  assert.deepEqual(cells.get('B10'), { value: '4', formula: 'SUM(B9:B9)' });
});
