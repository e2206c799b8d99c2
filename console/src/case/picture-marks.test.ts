import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineItem } from '../../../src/edge/console/messages.ts';
import { heightIn, lanesOf, sizeShare } from './picture-lanes.ts';
import { marksOf } from './picture-marks.ts';

const at = (second: number, lane: TimelineItem['lane'], jpy?: number): TimelineItem => ({
  sequence: second,
  time: new Date(second * 1_000).toISOString(),
  lane,
  hostile: false,
  event: jpy ? { type: 'order', quantity: jpy, price: 1 } : { type: 'login' },
});

const stretch = { fromMs: 0, toMs: 100_000 };

test('lanes that matter stand there even when they are empty', () => {
  const names = lanesOf([at(1, 'withdrawal')], true).map(({ name }) => name);
  assert.deepEqual(names, ['login', 'change', 'sell', 'buy', 'withdrawal', 'price']);
});

test('what would lie on each other is one mark with all of them', () => {
  const items = [at(10, 'login'), at(10.2, 'login'), at(60, 'login')];
  const marks = marksOf(items, lanesOf(items, false), stretch, 1_000);
  assert.deepEqual(
    marks.map(({ items: of }) => of.length),
    [2, 1],
  );
});

test('orders of other sizes stand at other heights, large above small', () => {
  const lanes = lanesOf([], false);
  const buy = lanes.find(({ name }) => name === 'buy')!;
  assert.ok(heightIn(buy, 50_000_000) < heightIn(buy, 50_000));
  assert.equal(sizeShare(1e12), 1);
  const items = [at(10, 'buy', 100_000), at(10, 'buy', 50_000_000)];
  assert.equal(marksOf(items, lanes, stretch, 1_000).length, 2);
});

test('what lies outside of the stretch is not drawn', () => {
  assert.deepEqual(marksOf([at(200, 'login')], lanesOf([], false), stretch, 1_000), []);
});
