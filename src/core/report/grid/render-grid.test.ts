// Grids line up by display width, with the total under a rule; cells keep their numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth } from '../../lib/display-width.ts';
import { exactOf } from '../exact.ts';
import {
  amountCell,
  column,
  countCell,
  decimalCell,
  percentCell,
  signedCell,
  wordsCell,
  yenCell,
} from './grid.ts';
import { renderGrid, renderGrids } from './render-grid.ts';

const grid = {
  title: '一覧',
  columns: [column('項目', 'start'), column('Yen')],
  rows: [
    [wordsCell('売却金額'), yenCell(1_234_567)],
    [wordsCell('fees'), yenCell(-5)],
  ],
  total: [wordsCell('合計'), yenCell(1_234_562)],
  notes: ['注'],
};

test('words start, figures end in the same column; the total stands under a rule', () => {
  assert.deepEqual(renderGrid(grid).split('\n'), [
    '一覧',
    '項目            Yen',
    '-------------------',
    '売却金額  1,234,567',
    'fees             -5',
    '-------------------',
    '合計      1,234,562',
    '注',
    '',
  ]);
  const widths = renderGrid(grid).split('\n').slice(1, 7).map(displayWidth);
  assert.deepEqual([...new Set(widths)], [19]);
  assert.equal(renderGrids([grid, grid]).split('\n\n').length, 2);
});

test('cells in words and numbers', () => {
  const text = (cell: { text: string }) => cell.text;
  assert.deepEqual([countCell(1234), signedCell(12), signedCell(-3), signedCell(0)].map(text), [
    '1,234',
    '+12',
    '-3',
    '0',
  ]);
  assert.deepEqual(
    ['1234.5', '-1234.25', '0.05', '-0.5', '1000000'].map(
      (value) => decimalCell(exactOf(value)!).text,
    ),
    ['1,234.5', '-1,234.25', '0.05', '-0.5', '1,000,000'],
  );
  assert.deepEqual(percentCell(0.934), { text: '93.4 %', number: 0.934, unit: 'percent' });
  assert.deepEqual(amountCell(13_100_000_000, 'ja'), {
    text: '約131億円',
    number: 13_100_000_000,
    unit: 'yen',
  });
});
