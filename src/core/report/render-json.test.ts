// The JSON gives the table back unchanged, with the words beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildFsaTable } from './fsa-draw.ts';
import { editionOneCases } from './fsa-test-cases.ts';
import { renderJson } from './render-json.ts';

test('one object: the table, the language, labels and notes', () => {
  for (const [language, sales] of [
    ['ja', '売却金額'],
    ['en', 'Amount of sales'],
  ] as const) {
    const table = buildFsaTable(editionOneCases, { asOf: '2025-04-16' });
    const { labels, notes, language: told, ...figures } = JSON.parse(renderJson(table, language));
    assert.deepEqual(figures, table);
    assert.equal(told, language);
    assert.equal(labels.rows.saleValueJpy, sales);
    assert.equal(notes.length, 3);
    assert.equal('simulated' in labels, false);
  }
});
