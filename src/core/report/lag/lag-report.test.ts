// The published editions: fit on the earlier, forecast the later, and say how far off it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishedEditions } from '../edition/test-editions.ts';
import { readFsaCaseLine } from '../fsa-case-line.ts';
import { openTally, takeEntry } from '../fsa-tally.ts';
import { caseLine } from '../fsa-test-cases.ts';
import { renderGrids } from '../grid/render-grid.ts';
import { lagGrids } from './lag-grids.ts';
import { pointsOfEditions, pointsOfTally } from './lag-points.ts';
import { lagReport } from './lag-report.ts';

const cases = lagReport(pointsOfEditions(publishedEditions(), 'cases'), 'cases');

test('points are the whole months of editions as of the end of a month', () => {
  const { points, leftOut } = pointsOfEditions(publishedEditions(), 'cases');
  assert.deepEqual(leftOut, ['2025-04-16']);
  const april = points.filter(({ month }) => month === 2025 * 12 + 3);
  assert.deepEqual(
    april.map(({ age, value }) => [age, value]),
    [
      [0, 2746],
      [1, 2910],
      [3, 2970],
      [7, 2987],
    ],
  );
});

test('first prints are projected upwards, months seen to the last age stay', () => {
  const month = (name: string) => cases.months.find((one) => one.month === name)!;
  assert.ok(month('2025-05').value > 2289 * 1.05 && month('2025-05').value < 2289 * 1.3);
  assert.equal(month('2025-04').value, 2987);
  assert.equal(month('2025-04').interval, undefined);
  assert.ok(month('2025-05').interval!.low < 2746);
});

test('later editions are forecast from those before, and the error is told beside doing nothing', () => {
  const { forecasts, within, beyond } = cases.test;
  for (const { cut, asOf } of forecasts) assert.ok(cut < asOf);
  const october = forecasts.find(({ month }) => month === '2025-10')!;
  assert.deepEqual([october.known, october.actual, Math.round(october.value)], [333, 354, 353]);
  // At ages seen before, the projection is nearer than taking the first print as final.
  assert.equal(within.forecasts, 3);
  assert.ok(within.meanError! < within.meanErrorUnchanged!);
  assert.ok(within.meanError! < 0.06);
  assert.equal(within.inside, within.withInterval);
  // At older ages it knows of no growth: January to March 2025 were revised by a third and more.
  assert.equal(beyond.forecasts, 14);
  assert.ok(beyond.meanError! > 0.15);
});

test('what it rests on is said: few pairs, of which quality', () => {
  const text = renderGrids(lagGrids(cases, 'en'));
  assert.match(text, /From 8 pairs of one month at two ages, of 6 months: few points/);
  assert.match(text, /published 4, secondary 10, .*third-party transcription 4/);
  assert.match(text, /Editions not used .*: 2025-04-16/);
  assert.match(text, /Ages seen by then: 3 forecasts, mean absolute error 5\.6 %, or 11\.5 %/);
  assert.match(text, /\(\*\): 14 not forecast\. .* off by 21\.0 % on average, .* by 18\.2 %/);
  assert.match(text, /2025-11-30\* +- +- +2,987 +- +-0\.6 %/);
  assert.match(text, /Apr 2025 +2,987 +2025-11-30 +7 +- +- +-/);
  assert.match(renderGrids(lagGrids(cases, 'ja')), /報告遅れを見込んだ推計: 不正取引件数/);
});

test('a firm’s own history is a triangle of its own', () => {
  const tally = openTally({ history: true });
  for (const [month, found] of [
    ['02', '03-20'],
    ['02', '04-20'],
    ['03', '03-20'],
    ['03', '04-20'],
    ['04', '04-20'],
  ] as const) {
    const updated = `2025-${found}T00:00:00Z`;
    const line = caseLine(`c-${month}-${found}`, { opened: `2025-${month}-05T00:00:00Z`, updated });
    const entry = readFsaCaseLine(line);
    assert.ok(!('expected' in entry));
    takeEntry(tally, entry);
  }
  const later = readFsaCaseLine(caseLine('x', { state: 'new', updated: '2025-05-02T00:00:00Z' }));
  assert.ok(!('expected' in later));
  takeEntry(tally, later);
  const { points } = pointsOfTally(tally, 'cases');
  const seen = points.filter(({ value }) => value > 0);
  assert.deepEqual(
    seen.map(({ month, asOf, age, value }) => [month - 2025 * 12 + 1, asOf, age, value]),
    [
      [2, '2025-03-31', 1, 1],
      [3, '2025-03-31', 0, 1],
      [2, '2025-04-30', 2, 2],
      [3, '2025-04-30', 1, 2],
      [4, '2025-04-30', 0, 1],
    ],
  );
});

test('with nothing to learn from, the latest figures stand and it says so', () => {
  const [, second] = publishedEditions();
  const report = lagReport(pointsOfEditions([second], 'cases'), 'cases');
  assert.equal(report.model, undefined);
  assert.deepEqual(
    report.months.map(({ latest, value }) => latest === value),
    [true, true, true, true],
  );
  const text = renderGrids(lagGrids(report, 'en'));
  assert.match(text, /No projection/);
  assert.match(text, /No later edition to test against/);
});
