import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInName, readLogDate } from './log-date.ts';

const written: Readonly<Record<string, string | undefined>> = {
  '7/29/2025 2:27:03 PM': '2025-07-29',
  '30/07/2025 13:42:43': '2025-07-30',
  '30.07.2025 13:19:25': '2025-07-30',
  '03/04/2025 13:42:43': '2025-04-03',
  '3/4/2025 1:42:43 AM': '2025-03-04',
  '12/31/2025 23:00:00': '2025-12-31',
  '2025-07-30 13:42:43': '2025-07-30',
  '2025-07-30T13:42:43Z': '2025-07-30',
  '2025/7/3 9:00': '2025-07-03',
  '2025年7月30日': '2025-07-30',
  'Sat Jul 06 3:43:57 2024': '2024-07-06',
  '30 July 2025 13:42': '2025-07-30',
  'Jul 30, 2025': '2025-07-30',
  '30.07.2025 08:19:25 (sig:1753877965.fe6d94b6a662f644)': '2025-07-30',
  '1753877965': '2025-07-30',
  '1753877965000': '2025-07-30',
  '31/02/2025': undefined,
  '01.01.1601 02:30:17': undefined,
  '30/07/9999': undefined,
  yesterday: undefined,
  '': undefined,
};

for (const [text, day] of Object.entries(written))
  test(`reads '${text}'`, () => assert.equal(readLogDate(text), day));

test('finds the day in the name of a folder', () => {
  assert.equal(dateInName('Vidar_P010_20250730_134243'), '2025-07-30');
  assert.equal(dateInName('[JP]203.0.113.7_2025_07_30'), '2025-07-30');
  assert.equal(dateInName('JP_30.07.2025'), '2025-07-30');
  assert.equal(dateInName('RedLine_P003_D07BE4B4'), undefined);
  assert.equal(dateInName('9920250730111'), undefined);
});
