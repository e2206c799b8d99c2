// Chain-ladder against triangles worked out by hand, complete and with ages left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitLag, linksOf, project } from './chain-ladder.ts';
import type { LagPoint } from './lag-points.ts';
import { quantileOfT } from './quantile-t.ts';

const point = (month: number, age: number, value: number): LagPoint => ({
  month,
  age,
  value,
  asOf: `2025-${String(month + age).padStart(2, '0')}-28`,
  quality: 'test',
});
const row = (month: number, values: readonly number[]) =>
  values.map((value, age) => point(month, age, value));

/** Factors by hand: (120 + 180 + 100) ÷ (100 + 160 + 80) and (132 + 189) ÷ (120 + 180). */
const complete = [
  row(1, [100, 120, 132]),
  row(2, [160, 180, 189]),
  row(3, [80, 100]),
  row(4, [50]),
];

test('a complete triangle gives the volume-weighted factors', () => {
  const model = fitLag(complete.flat())!;
  const near = model.factors.map((factor) => Math.round(factor * 1e6) / 1e6);
  assert.deepEqual(near, [1.176471, 1.07]);
  assert.deepEqual(model.volumes, [340, 300]);
  assert.equal(model.degreesOfFreedom, 2);
  const { value, interval } = project(model, point(4, 0, 50), 9);
  assert.equal(Math.round(value * 100) / 100, 62.94);
  assert.ok(interval && interval.low < value && interval.high > value);
});

test('Mack’s variance at each age, by hand', () => {
  const model = fitLag(complete.flat())!;
  const [first, second] = model.factors;
  // Σ value × (growth − factor)² ÷ (months − 1).
  const early =
    (100 * (1.2 - first) ** 2 + 160 * (1.125 - first) ** 2 + 80 * (1.25 - first) ** 2) / 2;
  const late = (120 * (1.1 - second) ** 2 + 180 * (1.05 - second) ** 2) / 1;
  for (const [at, variance] of [early, late].entries())
    assert.ok(Math.abs(model.variances![at] - variance) < 1e-9, String(variance));
  const { value, interval } = project(model, point(3, 1, 100), 2);
  const width = quantileOfT(2) * Math.sqrt((late / second ** 2) * (1 / 100 + 1 / 300));
  assert.ok(Math.abs(interval!.high - value * Math.exp(width)) < 1e-9);
});

test('growth over ages left out is shared as the other months grew', () => {
  const points = [...row(1, [1000, 1200, 1260]), point(2, 0, 100), point(2, 2, 126)];
  const { factors } = fitLag(points)!;
  assert.deepEqual(
    factors.map((factor) => Math.round(factor * 1000) / 1000),
    [1.2, 1.05],
  );
});

test('a gap in the ages ends what can be projected', () => {
  const model = fitLag([point(1, 0, 10), point(1, 1, 12), point(2, 4, 50), point(2, 5, 80)])!;
  assert.equal(model.factors.length, 1);
  assert.deepEqual(
    model.links.map(({ month }) => month),
    [1],
  );
  assert.equal(project(model, point(3, 4, 70), 9).value, 70);
});

test('one month alone gives no interval, none at all no model', () => {
  const model = fitLag(row(1, [10, 12]))!;
  assert.equal(project(model, point(2, 0, 10), 1).interval, undefined);
  assert.equal(fitLag([point(1, 0, 10), point(2, 0, 30)]), undefined);
  assert.equal(fitLag([]), undefined);
  assert.deepEqual(linksOf([point(1, 0, 0), point(1, 1, 5)]), []);
});

test('a few cases that doubled do not double thousands', () => {
  const model = fitLag([...row(1, [3000, 3060]), point(2, 1, 30), point(2, 2, 60)])!;
  assert.equal(model.factors[1], 2);
  const { value } = project(model, point(3, 1, 3000), 2);
  assert.equal(Math.round(value), 3030);
  assert.equal(Math.round(project(model, point(3, 1, 30), 2).value), 60);
});
