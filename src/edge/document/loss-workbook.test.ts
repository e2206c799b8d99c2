// The firm's schedule as a workbook: sums as formulas over victims, positions and executions behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deal, held, lossCase, lossesTold } from '../../core/report/loss/test-loss.ts';
import { writeLossWorkbook } from './loss-workbook.ts';
import { cellsIn, sheetNamed, unzipped, written } from './xlsx/test-read.ts';

const buy = { side: 'buy', quantity: 3, price: 100.5, fee: 2 } as const;
const losses = lossesTold({
  cases: ['a', 'b'].map((account) => lossCase({ case: `c-${account}`, account })),
  events: [
    held({}),
    ...deal({ ...buy, instrument: 'XTKS:1' }),
    ...deal({ ...buy, account: 'b', instrument: 'XTKS:2' }),
  ],
  prices: ['2025-04-30,XTKS:1,60,JPY'],
});

test('victims, sums of those known and how many they are, positions, executions', async () => {
  const options = { language: 'ja', valuationDate: '2025-04-30', simulated: true } as const;
  const bytes = await written((target) => writeLossWorkbook(target, () => losses, options));
  const parts = await unzipped(bytes);
  const schedule = cellsIn(sheetNamed(parts, '一覧'));
  assert.match(schedule.get('A2')!.value, /模擬データ/);
  assert.deepEqual(
    ['A4', 'H4', 'A5', 'H5'].map((name) => schedule.get(name)!.value),
    ['c-a', '124', 'c-b', '計算不能'],
  );
  assert.deepEqual(schedule.get('F6'), { value: '604', formula: 'SUM(F4:F5)' });
  assert.deepEqual(schedule.get('H6'), { value: '124', formula: 'SUM(H4:H5)' });
  assert.deepEqual(
    ['F7', 'H7'].map((name) => schedule.get(name)!.value),
    ['2/2', '1/2'],
  );
  assert.match(schedule.get('L5')!.value, /XTKS:2の2025-04-30の価格がない/);
  const positions = cellsIn(sheetNamed(parts, '残高'));
  assert.match(positions.get('A1')!.value, /模擬データ/);
  assert.deepEqual(
    ['C3', 'F3', 'K3', 'K4'].map((name) => positions.get(name)!.value),
    ['XTKS:1', '3', '180', '計算不能'],
  );
  const trades = cellsIn(sheetNamed(parts, '約定'));
  assert.deepEqual(
    ['A4', 'D4', 'G4'].map((name) => trades.get(name)!.value),
    ['c-b', '買', '100.5'],
  );
});
