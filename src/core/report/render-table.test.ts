// The terminal table lines up in both languages; several tables stand beside or above each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from '../lib/display-width.ts';
import { buildFsaTable } from './fsa-draw.ts';
import { editionOneCases } from './fsa-test-cases.ts';
import { renderTable, renderTables } from './render-table.ts';

const table = buildFsaTable(editionOneCases, { asOf: '2025-04-16', simulated: true });
const defended = buildFsaTable(
  editionOneCases.filter((_, at) => at % 20 === 0),
  { asOf: '2025-04-16', simulated: true },
);

/** The head, the rule and the five rows. */
function gridOf(text: string): string[] {
  const lines = text.split('\n');
  const rule = lines.findIndex((line) => line.startsWith('---'));
  return lines.slice(rule - 1, rule + 6);
}

test('edition 1 in Japanese, line by line', () => {
  assert.deepEqual(gridOf(renderTable(table, 'ja')), [
    '                                  2025年2月  2025年3月  2025年4月 (16日現在)       合計',
    '---------------------------------------------------------------------------------------',
    '不正取引が発生した証券会社数(社)          2          4                     6          -',
    '  不正アクセス件数                       43      1,422                 1,847      3,312',
    '    不正取引件数                         33        685                   736      1,454',
    '      売却金額                      約1億円  約131億円             約374億円  約506億円',
    '        買付金額                  約0.3億円  約128億円             約320億円  約448億円',
  ]);
});

test('every line of the grid ends in the same column', () => {
  for (const language of ['ja', 'en'] as const) {
    const widths = new Set(gridOf(renderTable(table, language)).map(displayWidth));
    assert.equal(widths.size, 1, language);
  }
});

test('title, edition, ribbon and notes surround the grid', () => {
  const text = renderTable(table, 'en');
  assert.match(text, /^Unauthorised access/);
  assert.match(text, /As of 16 Apr 2025, provisional\n\[SIMULATED DATA\]/);
  assert.match(text, /※3 .*not the customers' losses\.\n/);
});

const titled = [
  { title: '防御なし', table },
  { title: '防御あり', table: defended },
];
const occurrences = (text: string, part: string): number => text.split(part).length - 1;

test('tables stand side by side where they fit, with one set of names and notes', () => {
  const text = renderTables(titled, { language: 'ja', widthMax: 200 });
  const line = text.split('\n').find((candidate) => candidate.includes('売却金額')) ?? '';
  assert.match(line, /約506億円 {2}\| .*億円$/);
  assert.equal(occurrences(text, '防御なし'), 1);
  assert.match(text.split('\n')[0], /防御なし .*防御あり$/);
  assert.equal(occurrences(text, '  買付金額'), 1);
  assert.equal(occurrences(text, '※1'), 1);
  const bars = text
    .split('\n')
    .slice(0, 10)
    .map((row) => displayWidth(row.split('|')[0]));
  assert.equal(new Set(bars).size, 1);
});

test('tables stand one above the other where they do not fit', () => {
  const text = renderTables(titled, { language: 'ja', widthMax: 100 });
  assert.equal(occurrences(text, '  買付金額'), 2);
  assert.equal(occurrences(text, '模擬データ'), 2);
  assert.equal(occurrences(text, '※1'), 1);
  assert.ok(text.indexOf('防御なし') < text.indexOf('防御あり'));
  for (const line of gridOf(text)) assert.ok(displayWidth(line) <= 100);
});

test('no tables are no text', () => {
  assert.equal(renderTables([], { language: 'ja' }), '');
});
