// LibreOffice opens the workbooks and works their formulas out to the values we wrote beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFsaCaseLine } from '../../core/report/fsa-case-line.ts';
import { casesInTable } from '../../core/report/fsa-cells.ts';
import { drawFsaTable } from '../../core/report/fsa-draw.ts';
import { openTally, takeEntry } from '../../core/report/fsa-tally.ts';
import { editionOneCases } from '../../core/report/fsa-test-cases.ts';
import { deal, held, lossesTold } from '../../core/report/loss/test-loss.ts';
import { writeFsaWorkbook } from './fsa-workbook.ts';
import { writeLossWorkbook } from './loss-workbook.ts';
import { hasReader, recalculated } from './test-readers.ts';
import { unzipped, written } from './xlsx/test-read.ts';
import { writeZip } from './xlsx/zip-stream.ts';

/** Every value beside a formula becomes 9: what comes back right was calculated. */
async function spoiled(workbook: Buffer): Promise<Buffer> {
  const parts = await unzipped(workbook);
  const entries = [...parts].map(([name, text]) => ({
    name,
    pieces: [text.replace(/(<\/f><v>)[^<]*/g, '$19')],
  }));
  return written((target) => writeZip(target, entries));
}

test('totals, months over the cases, and rounded amounts of the first edition', async (t) => {
  if (!hasReader(t, 'soffice')) return;
  const tally = openTally({ asOf: '2025-04-16' });
  for (const line of editionOneCases) {
    const entry = readFsaCaseLine(line);
    assert.ok(!('expected' in entry));
    takeEntry(tally, entry);
  }
  const table = drawFsaTable(tally);
  const workbook = await written((target) =>
    writeFsaWorkbook(target, table, { language: 'ja', cases: casesInTable(tally, table) }),
  );
  const sheet = recalculated(await spoiled(workbook), ['月次表']).get('月次表')!;
  assert.deepEqual(sheet.split('\n').slice(4, 12), [
    ',2025年2月,2025年3月,2025年4月 (16日現在),合計',
    '不正取引が発生した証券会社数(社),2,4,6,-',
    '不正アクセス件数,43,1422,1847,3312',
    '不正取引件数,33,685,736,1454',
    '売却金額,100000000,13100000000,37400000000,50600000000',
    '買付金額,30000000,12800000000,32000000000,44830000000',
    '売却金額(概数),1,131,374,506',
    '買付金額(概数),0.3,128,320,448',
  ]);
});

test('the totals of a schedule of losses', async (t) => {
  if (!hasReader(t, 'soffice')) return;
  const losses = lossesTold({
    events: [held({}), ...deal({ side: 'buy', instrument: 'XTKS:1', quantity: 1000, price: 110 })],
    prices: ['2025-04-30,XTKS:1,84,JPY'],
  });
  const workbook = await written((target) =>
    writeLossWorkbook(target, () => losses, { language: 'en', valuationDate: '2025-04-30' }),
  );
  const told = recalculated(workbook, ['Schedule']).get('Schedule')!;
  assert.match(told, /26000/);
  assert.deepEqual(recalculated(await spoiled(workbook), ['Schedule']).get('Schedule'), told);
});
