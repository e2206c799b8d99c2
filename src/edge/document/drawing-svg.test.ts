// The chart as SVG: sound XML that stands alone, with its words, and safe whatever the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fsaChart } from '../../core/report/chart/fsa-chart.ts';
import { buildFsaTable } from '../../core/report/fsa-draw.ts';
import { editionOneCases } from '../../core/report/fsa-test-cases.ts';
import { drawingSvg } from './drawing-svg.ts';

const table = buildFsaTable(editionOneCases, { asOf: '2025-04-16' });

/** Every tag that opens closes, in order. */
function assertSound(xml: string): void {
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (close) assert.equal(open.pop(), name);
    else if (!self) open.push(name);
  }
  assert.deepEqual(open, []);
}

test('the chart of the first edition', () => {
  const svg = drawingSvg(fsaChart(table, 'ja'));
  assertSound(svg);
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="842" height="420"/);
  assert.match(svg, /role="img"/);
  assert.match(svg, /<title id="title">インターネット取引における/);
  assert.match(svg, /stroke-dasharray="4 3"/);
  assert.match(svg, />\(16日現在\)<\/text>/);
  assert.doesNotMatch(svg, /<script|href|url\(/);
});

test('marks in texts are escaped and coordinates are short', () => {
  const svg = drawingSvg({
    width: 10,
    height: 10,
    title: '<&">',
    description: '',
    language: 'en',
    shapes: [
      { kind: 'words', text: '</text><script>', x: 1 / 3, y: 2, size: 9, anchor: 'end' },
      {
        kind: 'line',
        points: [
          [0, 0],
          [2 / 3, 1],
        ],
        stroke: 0.5,
      },
    ],
  });
  assertSound(svg);
  assert.match(svg, /<title id="title">&lt;&amp;&quot;&gt;<\/title>/);
  assert.match(svg, /x="0\.33" .*>&lt;\/text&gt;&lt;script&gt;<\/text>/);
  assert.match(svg, /points="0,0 0\.67,1" fill="none" stroke="#808080"/);
});
