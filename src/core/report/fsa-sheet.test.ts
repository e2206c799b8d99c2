// The regulator's first edition, rebuilt from made-up cases, cell by cell in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildFsaTable } from './fsa-draw.ts';
import { fsaSheet } from './fsa-sheet.ts';
import { editionOneCases } from './fsa-test-cases.ts';

const editionOne = buildFsaTable(editionOneCases, { asOf: '2025-04-16' });

test('edition 1 in Japanese, every cell as published', () => {
  const sheet = fsaSheet(editionOne, 'ja');
  assert.deepEqual(sheet.heads, ['2025年2月', '2025年3月', '2025年4月 (16日現在)', '合計']);
  assert.deepEqual(
    sheet.rows.map((row) => [row.label, ...row.cells]),
    [
      ['不正取引が発生した証券会社数(社)', '2', '4', '6', '-'],
      ['不正アクセス件数', '43', '1,422', '1,847', '3,312'],
      ['不正取引件数', '33', '685', '736', '1,454'],
      ['売却金額', '約1億円', '約131億円', '約374億円', '約506億円'],
      ['買付金額', '約0.3億円', '約128億円', '約320億円', '約448億円'],
    ],
  );
  assert.equal(sheet.edition, '2025年4月16日現在・暫定値');
});

test('edition 1 in English, every cell', () => {
  const sheet = fsaSheet(editionOne, 'en');
  assert.deepEqual(sheet.heads, ['Feb 2025', 'Mar 2025', 'Apr 2025 (to 16 Apr)', 'Total']);
  assert.deepEqual(
    sheet.rows.map((row) => [row.label, ...row.cells]),
    [
      ['Firms in which fraudulent transactions occurred', '2', '4', '6', '-'],
      ['Unauthorised accesses', '43', '1,422', '1,847', '3,312'],
      ['Fraudulent transactions', '33', '685', '736', '1,454'],
      ['Amount of sales', '¥100m', '¥13.1bn', '¥37.4bn', '¥50.6bn'],
      ['Amount of purchases', '¥30m', '¥12.8bn', '¥32.0bn', '¥44.8bn'],
    ],
  );
  assert.equal(sheet.edition, 'As of 16 Apr 2025, provisional');
});

test('each row stands further in than the one above', () => {
  const indents = fsaSheet(editionOne, 'ja').rows.map((row) => row.indent);
  assert.deepEqual(indents, [0, 1, 2, 3, 4]);
});

test('three numbered notes in each language say what the figures are not', () => {
  for (const language of ['ja', 'en'] as const) {
    const { notes } = fsaSheet(editionOne, language);
    for (const [at, mark] of ['※1', '※2', '※3'].entries()) assert.ok(notes[at].startsWith(mark));
  }
  const [first, , third] = fsaSheet(editionOne, 'ja').notes;
  assert.match(first, /暫定/);
  assert.match(third, /損失額と一致しない/);
});

test('only simulated data carry the ribbon', () => {
  assert.equal(fsaSheet(editionOne, 'ja').ribbon, undefined);
  const simulated = buildFsaTable(editionOneCases, { asOf: '2025-04-16', simulated: true });
  assert.match(fsaSheet(simulated, 'ja').ribbon ?? '', /模擬データ/);
  assert.match(fsaSheet(simulated, 'en').ribbon ?? '', /SIMULATED/);
});
