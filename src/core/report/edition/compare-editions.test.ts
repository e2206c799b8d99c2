// Published editions stand beside what the firm itself knew on the same dates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Case } from '../../case/case.ts';
import { readFsaCaseLine } from '../fsa-case-line.ts';
import { notPublished } from '../fsa-table.ts';
import { type FsaTally, openTally, takeEntry } from '../fsa-tally.ts';
import { caseLine, editionOneCases } from '../fsa-test-cases.ts';
import { renderGrids } from '../grid/render-grid.ts';
import { compareEditions, triangleOf } from './compare-editions.ts';
import { editionGrids } from './edition-grids.ts';
import { renderEditionsCsv } from './render-editions-csv.ts';
import { publishedEditions } from './test-editions.ts';

function tallyOf(lines: readonly Case[], asOf?: string): FsaTally {
  const tally = openTally({ history: true, asOf });
  for (const line of lines) {
    const entry = readFsaCaseLine(line);
    assert.ok(!('expected' in entry));
    takeEntry(tally, entry);
  }
  return tally;
}

const late = caseLine('late', {
  opened: '2025-02-03T00:00:00Z',
  updated: '2025-05-20T00:00:00Z',
  confirmed: '2025-05-20T00:00:00Z',
  saleValueJpy: 7,
});
const tally = tallyOf([...editionOneCases, late]);
const editions = publishedEditions();
const comparison = compareEditions(tally, editions);

test('the firm’s own figures are those it knew on the date of each edition', () => {
  const rows = triangleOf(comparison, 'cases').filter(({ month }) => month === '2025-02');
  const [published, own] = rows.map(({ cells }) => cells);
  // E1 as of 16 April, E2 of 30 April, own of 20 May, then E3 …; nothing own after 20 May.
  assert.deepEqual(published.slice(0, 4), [33, 33, undefined, notPublished]);
  assert.deepEqual(own.slice(0, 4), [33, 33, 34, undefined]);
});

test('a month is empty in editions that ended before it began', () => {
  const [june] = triangleOf(comparison, 'cases').filter(({ month }) => month === '2025-06');
  assert.deepEqual(june.cells.slice(0, 5), [undefined, undefined, undefined, undefined, 783]);
});

test('the edition of the own date takes the own column with it', () => {
  const same = compareEditions(tallyOf(editionOneCases, '2025-04-16'), editions);
  assert.equal(same.columns.length, 10);
  assert.equal(same.columns[0].own?.total.accesses, 3312);
  assert.equal(same.columns[1].own, undefined);
});

test('one grid a figure, with where the figures come from under the last', () => {
  const text = renderGrids(editionGrids(comparison, 'ja'));
  assert.match(text, /版ごとの推移: 売却金額\(億円\)/);
  assert.match(text, /^2025年4月 +公表 +374 +1,481 +1,540/m);
  assert.match(text, /E9 third-party transcription \/ secondary/);
});

test('as CSV every figure has its date, its source and its quality; what is not given has none', () => {
  const records: Record<string, string>[] = parse(renderEditionsCsv(comparison), { columns: true });
  const found = (source: string, asOf: string, month: string, figure: string) =>
    records.filter(
      (record) =>
        record.source === source &&
        record.as_of === asOf &&
        record.month === month &&
        record.figure === figure,
    );
  assert.deepEqual(found('published', '2025-04-16', '2025-04', 'purchaseValueJpy'), [
    {
      source: 'published',
      edition: 'E1',
      as_of: '2025-04-16',
      month: '2025-04',
      partial_to_day: '16',
      figure: 'purchaseValueJpy',
      value: '32000000000',
      unit: 'yen',
      quality: 'published',
    },
  ]);
  assert.equal(found('own', '2025-05-20', '2025-02', 'cases')[0].value, '34');
  assert.deepEqual(found('published', '2025-06-30', '2025-06', 'accesses'), []);
  assert.equal(new Set(records.map((record) => record.edition)).size, 11);
});
