// All ten published editions are read; whatever is wrong in the file is named by line and field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fsaSheet } from '../fsa-sheet.ts';
import { notPublished } from '../fsa-table.ts';
import { editionFigure, editionTable, monthsMissing } from './edition.ts';
import { readEditions } from './read-editions.ts';
import { publishedEditions, publishedRows } from './test-editions.ts';

test('ten editions, in the order of their dates, without a fault', () => {
  const { editions, faults } = readEditions(publishedRows());
  assert.deepEqual(faults, []);
  assert.deepEqual(
    editions.map(({ edition }) => edition),
    ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10'],
  );
  assert.equal(editions[0].asOf, '2025-04-16');
  assert.equal(editions[9].published, '2026-01-14');
});

test('the first edition is drawn as it was published', () => {
  const [first] = publishedEditions();
  const sheet = fsaSheet(editionTable(first, ['2025-02', '2025-03', '2025-04']), 'ja');
  assert.deepEqual(sheet.heads, ['2025年2月', '2025年3月', '2025年4月 (16日現在)', '合計']);
  assert.deepEqual(
    sheet.rows.map(({ cells }) => cells),
    [
      ['2', '4', '6', '-'],
      ['43', '1,422', '1,847', '3,312'],
      ['33', '685', '736', '1,454'],
      ['約1億円', '約131億円', '約374億円', '約506億円'],
      ['約0.3億円', '約128億円', '約320億円', '約448億円'],
    ],
  );
});

test('what an edition does not give is neither zero nor guessed', () => {
  const editions = publishedEditions();
  const fourth = editions[3];
  assert.equal(editionFigure(fourth, '2025-06', 'cases'), 783);
  assert.equal(editionFigure(fourth, '2025-06', 'accesses'), notPublished);
  assert.equal(editionFigure(fourth, '2025-05', 'cases'), notPublished);
  assert.equal(editionFigure(fourth, 'total', 'firms'), null);
  const sheet = fsaSheet(editionTable(fourth, ['2025-06']), 'ja');
  assert.deepEqual(sheet.rows[1].cells, ['記載なし', '12,758']);
});

test('months that an edition leaves out are named', () => {
  const editions = publishedEditions();
  assert.deepEqual(monthsMissing(editions[1], editions), []);
  assert.deepEqual(monthsMissing(editions[2], editions), ['2025-01', '2025-02', '2025-03']);
  assert.deepEqual(monthsMissing(editions[4], editions), ['2025-05', '2025-06']);
});

const wrong: readonly (readonly [field: string, change: Record<string, string>])[] = [
  ['month', { month: '' }],
  ['month', { month: '2025-13' }],
  ['month', { month: '2025-05' }],
  ['month', { month: '1999-05' }],
  ['month', { month: '2025-03', month_note: '' }],
  ['month_note', { month_note: '17日現在' }],
  ['as_of', { as_of: '2025-04' }],
  ['as_of', { as_of: '2025-04-15' }],
  ['edition', { edition: '' }],
  ['published', { published: ' ' }],
  ['quality', { quality: '' }],
  ['firms', { firms: '-2' }],
  ['accesses', { accesses: '1,847' }],
  ['cases', { cases: '1848' }],
  ['sales_oku_yen', { sales_oku_yen: 'about 374' }],
];

test('a wrong row is refused by line and field, the rest is read', () => {
  for (const [field, change] of wrong) {
    const rows = publishedRows((fields) =>
      fields.edition === 'E1' && fields.month === '2025-04' ? { ...fields, ...change } : fields,
    );
    const { editions, faults } = readEditions(rows);
    assert.deepEqual(
      faults.map((fault) => [fault.line, fault.field]),
      [[4, field]],
      JSON.stringify(change),
    );
    assert.equal(editions[0].months.length, 2);
    assert.equal(editions.length, 10);
  }
});
