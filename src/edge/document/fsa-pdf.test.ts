// The table and a victim's statement as PDF say what the tables say, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildFsaTable } from '../../core/report/fsa-draw.ts';
import { editionOneCases } from '../../core/report/fsa-test-cases.ts';
import { deal, held, lossesTold } from '../../core/report/loss/test-loss.ts';
import { writeFsaPdf } from './fsa-pdf.ts';
import { writeLossPdf } from './loss-pdf.ts';
import { pagesOf } from './pdf/test-pdf.ts';
import { hasReader, wordsOf } from './test-readers.ts';
import { written } from './xlsx/test-read.ts';

const table = buildFsaTable(editionOneCases, { asOf: '2025-04-16', simulated: true });
const [loss] = lossesTold({
  events: [held({}), ...deal({ side: 'buy', instrument: 'XTKS:1', quantity: 1000, price: 110 })],
  prices: ['2025-04-30,XTKS:1,84,JPY'],
});

test('the table: figures as published, the chart on a page of its own, the ribbon on each', async (t) => {
  const pdf = await written((target) => writeFsaPdf(target, table, 'ja'));
  assert.equal(pagesOf(pdf), 2);
  if (!hasReader(t, 'pdftotext')) return;
  const words = wordsOf(pdf);
  assert.match(words, /不正アクセス件数 +43 +1,422 +1,847 +3,312/);
  assert.match(words, /売却金額 +約1億円 +約131億円 +約374億円 +約506億円/);
  assert.match(words, /※3 典型的な手口/);
  assert.equal(words.match(/ページ/g)!.length, 2);
  assert.ok(words.match(/【模擬データ】/g)!.length >= 3);
});

test('a statement of one victim, with the method applied', async (t) => {
  for (const [language, said] of [
    ['ja', [/被害額計算書/, /損失額 +26,000/, /23,000 +○/]],
    ['en', [/Statement of loss/, /Loss +26,000/, /23,000 +○/]],
  ] as const) {
    const pdf = await written((target) =>
      writeLossPdf(target, loss, { language, method: 'half-cash' }),
    );
    assert.ok(pagesOf(pdf) >= 1);
    if (!hasReader(t, 'pdftotext')) return;
    const words = wordsOf(pdf);
    for (const pattern of said) assert.match(words, pattern);
    assert.doesNotMatch(words, /SIMULATED|模擬/);
  }
});
