// The timeline shows the table's figures in the right proportion, and is told in words as well.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildFsaTable } from '../fsa-draw.ts';
import { notPublished, type ShownMonth } from '../fsa-table.ts';
import { editionOneCases } from '../fsa-test-cases.ts';
import type { Box, Shape, Words } from './drawing.ts';
import { fsaChart } from './fsa-chart.ts';
import { axisMarks } from './scale.ts';

const table = buildFsaTable(editionOneCases, { asOf: '2025-04-16', simulated: true });
const boxes = (shapes: readonly Shape[]) =>
  // The two swatches of the legend come first.
  shapes.filter((shape): shape is Box => shape.kind === 'box').slice(2);
const texts = (shapes: readonly Shape[]) =>
  shapes.filter((shape): shape is Words => shape.kind === 'words').map(({ text }) => text);

test('bars are as high as the figures; the cases stand inside the accesses', () => {
  const bars = boxes(fsaChart(table, 'ja').shapes);
  const [february, march, april, , marchCases] = bars;
  assert.equal(bars.length, 6);
  assert.ok(Math.abs(march.height / april.height - 1422 / 1847) < 1e-9);
  assert.ok(Math.abs(marchCases.height / march.height - 685 / 1422) < 1e-9);
  assert.ok(marchCases.x > march.x && marchCases.width < march.width);
  assert.equal(march.y + march.height, february.y + february.height);
});

test('black and white: greys far apart, and a broken outline where the month is not over', () => {
  const [, march, april, marchCases] = boxes(fsaChart(table, 'ja').shapes).toSpliced(3, 1);
  assert.ok(march.fill! - marchCases.fill! > 0.5);
  assert.equal(march.dash, undefined);
  assert.deepEqual(april.dash, [4, 3]);
});

test('heads, figures and the ribbon are in it, in both languages', () => {
  const japanese = texts(fsaChart(table, 'ja').shapes);
  // February's bar of cases is too small for its number.
  for (const text of ['2025年4月', '(16日現在)', '1,847', '1,422', '685', '736', '43 (33)'])
    assert.ok(japanese.includes(text), text);
  assert.ok(japanese.some((text) => text.includes('模擬データ')));
  const { description } = fsaChart(table, 'en');
  assert.match(description, /Mar 2025: Unauthorised accesses 1,422, Fraudulent transactions 685/);
});

test('a figure nobody gave is said to be missing, not drawn as zero', () => {
  const [, ...rest] = table.months;
  const none = { accesses: notPublished, cases: notPublished } as const;
  const months: readonly ShownMonth[] = [{ ...table.months[0], ...none }, ...rest];
  const { shapes, description } = fsaChart({ ...table, months }, 'en');
  assert.match(description, /^Feb 2025: Unauthorised accesses not given/);
  assert.ok(texts(shapes).includes('not given'));
  assert.equal(texts(shapes).filter((text) => text === '0').length, 1, 'that of the axis');
});

test('twenty years of months keep their labels apart', () => {
  const months = Array.from({ length: 240 }, (_, at) => ({
    ...table.months[0],
    month: `${2005 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  }));
  const labels = texts(fsaChart({ ...table, months }, 'ja').shapes).filter((text) =>
    /^\d+年\d+月$/.test(text),
  );
  assert.ok(labels.length > 5 && labels.length < 13, String(labels.length));
});

test('axis marks are round and reach the highest figure', () => {
  assert.deepEqual(axisMarks(1847), [0, 500, 1000, 1500, 2000]);
  assert.deepEqual(axisMarks(1), [0, 1]);
  assert.deepEqual(axisMarks(83_334), [0, 20_000, 40_000, 60_000, 80_000, 100_000]);
});
