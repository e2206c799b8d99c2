// Documents carry the Japanese font, number their pages, and are the same bytes every time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { column, type Grid, wordsCell, yenCell } from '../../../core/report/grid/grid.ts';
import { hasReader, wordsOf } from '../test-readers.ts';
import { written } from '../xlsx/test-read.ts';
import { type Pdf, paragraph, writePdf } from './pdf-document.ts';
import { drawGrid } from './pdf-grid.ts';
import { pagesOf } from './test-pdf.ts';

const options = {
  title: '証券/證券',
  language: 'ja',
  date: '2025-04-16',
  layout: 'portrait',
  ribbon: '【模擬データ】',
} as const;
const document = (draw: (pdf: Pdf) => void) => written((target) => writePdf(target, options, draw));

const long: Grid = {
  title: '不正な約定',
  columns: [column('約定日時', 'start'), column('備考', 'start'), column('円')],
  rows: Array.from({ length: 120 }, (_, at) => [
    wordsCell(`2025-04-${String((at % 30) + 1).padStart(2, '0')}`),
    wordsCell(at === 60 ? '長い説明を折り返す。'.repeat(80) : `行${at}`),
    yenCell(at * 1000),
  ]),
  total: [wordsCell('合計'), wordsCell(''), yenCell(7_140_000)],
};

test('old and rare characters are embedded and found again', async (t) => {
  const pdf = await document((page) => paragraph(page, '證券会社 髙橋 𠮷野 ① 約1億円 ※1'));
  assert.match(pdf.toString('latin1'), /\/FontFile2 /);
  assert.match(pdf.toString('latin1'), /\/BaseFont \/[A-Z]{6}\+NotoSansJP-Regular/);
  if (!hasReader(t, 'pdftotext')) return;
  const words = wordsOf(pdf);
  assert.match(words, /證券会社 髙橋 𠮷野 ① 約1億円 ※1/);
  assert.match(words, /【模擬データ】 +1 \/ 1 ページ/);
});

test('a long grid goes on over pages with its heads; long words are wrapped', async (t) => {
  const pdf = await document((page) => drawGrid(page, long));
  assert.ok(pagesOf(pdf) >= 3, String(pagesOf(pdf)));
  if (!hasReader(t, 'pdftotext')) return;
  const words = wordsOf(pdf);
  assert.equal(words.match(/約定日時/g)!.length, pagesOf(pdf));
  assert.match(words, /行119 +119,000/);
  assert.match(words, /合計 +7,140,000/);
  assert.ok(words.match(/長い説明を折り返す。/g)!.length > 5);
  assert.match(words, /…/);
});

test('more columns than a page is wide stand in blocks under each other', async (t) => {
  const months = Array.from({ length: 40 }, (_, at) => column(`2025年${at}月`));
  const wide: Grid = {
    title: '',
    columns: [column('項目', 'start'), ...months],
    rows: [[wordsCell('売却金額'), ...months.map((_, at) => yenCell(at * 1_000_003))]],
  };
  const pdf = await document((page) => drawGrid(page, wide));
  if (!hasReader(t, 'pdftotext')) return;
  const words = wordsOf(pdf);
  assert.ok(words.match(/売却金額/g)!.length > 2);
  assert.match(words, /39,000,117/);
});

test('the same input gives the same bytes', async () => {
  const draw = (page: Pdf) => drawGrid(page, { ...long, rows: long.rows.slice(0, 5) });
  assert.deepEqual(await document(draw), await document(draw));
});
