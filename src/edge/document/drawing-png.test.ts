// The chart as a picture: shapes where the drawing has them, words in it, the same bytes every time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import type { Drawing, Shape } from '../../core/report/chart/drawing.ts';
import { fsaChart } from '../../core/report/chart/fsa-chart.ts';
import { buildFsaTable } from '../../core/report/fsa-draw.ts';
import { editionOneCases } from '../../core/report/fsa-test-cases.ts';
import { drawingPng } from './drawing-png.ts';

const drawingOf = (...shapes: Shape[]): Drawing => ({
  width: 40,
  height: 20,
  title: '',
  description: '',
  language: 'ja',
  shapes,
});

/** Grey of a pixel, 0 black to 255 white. */
function greys(drawing: Drawing, scale = 1): (x: number, y: number) => number {
  const { width, data } = PNG.sync.read(drawingPng(drawing, scale));
  return (x, y) => data[(y * width + x) * 4]!;
}

/** How much ink there is from one column up to another: 1 for a black pixel. */
function ink(drawing: Drawing, from = 0, to = 40): number {
  const grey = greys(drawing);
  let sum = 0;
  for (let x = from; x < to; x += 1) for (let y = 0; y < 20; y += 1) sum += 1 - grey(x, y) / 255;
  return sum;
}

test('a box fills its pixels, and half of a pixel by half', () => {
  const grey = greys(drawingOf({ kind: 'box', x: 2.5, y: 3, width: 5, height: 4, fill: 0 }));
  assert.deepEqual(
    [1, 2, 3, 6, 7, 8].map((x) => grey(x, 4)),
    [255, 128, 0, 0, 128, 255],
  );
  assert.deepEqual(
    [2, 3, 6, 7].map((y) => grey(4, y)),
    [255, 0, 0, 255],
  );
});

test('what lies outside the picture is cut off there', () => {
  const grey = greys(drawingOf({ kind: 'box', x: -10, y: -10, width: 15, height: 100, fill: 0.5 }));
  assert.deepEqual(
    [0, 4, 5].map((x) => grey(x, 0)),
    [128, 128, 255],
  );
  assert.equal(grey(0, 19), 128);
  assert.equal(ink(drawingOf({ kind: 'box', x: 100, y: 0, width: 5, height: 5, fill: 0 })), 0);
});

test('a broken line has less ink than a whole one, by its gaps', () => {
  const line = {
    kind: 'line',
    points: [
      [0, 10],
      [40, 10],
    ],
    stroke: 0,
    strokeWidth: 2,
  } as const;
  assert.ok(Math.abs(ink(drawingOf(line)) - 80) < 0.5);
  assert.ok(Math.abs(ink(drawingOf({ ...line, dash: [6, 4] })) - 48) < 0.5);
});

test('words stand where they are anchored, bold ones with more ink', () => {
  const words = { kind: 'words', text: '関所', x: 20, y: 15, size: 10 } as const;
  const [start, end] = [
    { ...words, anchor: 'start' as const },
    { ...words, anchor: 'end' as const },
  ];
  assert.ok(ink(drawingOf(start), 20) > 15 && ink(drawingOf(start), 0, 20) < 0.5);
  assert.ok(ink(drawingOf(end), 0, 20) > 15 && ink(drawingOf(end), 20) < 0.5);
  assert.ok(ink(drawingOf({ ...start, bold: true })) > ink(drawingOf(start)) * 1.2);
  // A hole is a hole: the mouth's box is not filled.
  const mouth = greys(drawingOf({ ...words, text: '口', x: 10, size: 20, y: 18, anchor: 'start' }));
  assert.equal(mouth(20, 10), 255);
});

test('the chart of the first edition, twice as many pixels, the same bytes again', () => {
  const chart = fsaChart(buildFsaTable(editionOneCases, { asOf: '2025-04-16' }), 'ja');
  const png = drawingPng(chart);
  const { width, height } = PNG.sync.read(png);
  assert.deepEqual([width, height], [chart.width * 2, chart.height * 2]);
  assert.deepEqual(drawingPng(chart), png);
  assert.ok(png.length < 200_000, String(png.length));
});
