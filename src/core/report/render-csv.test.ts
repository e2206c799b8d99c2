// The CSV reads back with a strict reader: exact yen, and the notes in records of equal length.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { buildFsaTable } from './fsa-draw.ts';
import { editionOneCases } from './fsa-test-cases.ts';
import { renderCsv } from './render-csv.ts';

const table = buildFsaTable(editionOneCases, { asOf: '2025-04-16', simulated: true });

test('exact figures in Japanese', () => {
  const records: string[][] = parse(renderCsv(table, 'ja'));
  assert.deepEqual(records.slice(0, 6), [
    ['項目', '単位', '2025年2月', '2025年3月', '2025年4月 (16日現在)', '合計'],
    ['不正取引が発生した証券会社数(社)', '社', '2', '4', '6', '-'],
    ['不正アクセス件数', '件', '43', '1422', '1847', '3312'],
    ['不正取引件数', '件', '33', '685', '736', '1454'],
    ['売却金額', '円', '100000000', '13100000000', '37400000000', '50600000000'],
    ['買付金額', '円', '30000000', '12800000000', '32000000000', '44830000000'],
  ]);
  assert.match(records[6][0], /模擬データ/);
  assert.match(records[7][0], /2025年4月16日現在・暫定値/);
  assert.equal(records.length, 11);
});

test('English notes with commas stay one field', () => {
  const records: string[][] = parse(renderCsv(table, 'en'));
  assert.deepEqual(records[4].slice(0, 3), ['Amount of sales', 'yen', '100000000']);
  assert.equal(records[7][0], 'As of 16 Apr 2025, provisional');
  assert.match(records[8][0], /^※1 .*, .*\.$/);
});
