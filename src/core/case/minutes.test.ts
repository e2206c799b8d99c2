import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trade } from '../event/market.ts';
import { dayMs, minuteMs } from '../lib/decay.ts';
import { anOrder, later, noon, noonMs } from '../state/test-events.ts';
import { countPrint, countPurchase } from './minutes.ts';
import { createCaseWorld } from './test-case.ts';

const print = (quantity: number, price: number): Trade => ({
  type: 'trade',
  id: 't',
  time: noon,
  instrument: 'XTKS:7203',
  price,
  quantity,
});

test('purchases of a minute are parted by their risk, and written when the minute is over', () => {
  const world = createCaseWorld();
  world.instruments.change('XTKS:7203').lastPrice = 2_500;
  const buy = (risk: number, atMs: number) =>
    countPurchase(anOrder(), risk, 1_000_000, noonMs + atMs, '', world);
  assert.equal(buy(0.01, 0), undefined);
  assert.equal(buy(0.9, 59_999), undefined);
  assert.deepEqual(buy(0.5, minuteMs), {
    sharing: '',
    instrument: 'XTKS:7203',
    minute: noon,
    price: 2_500,
    volume: 0,
    honestJpy: 1_090_000,
    suspiciousJpy: 910_000,
  });
});

test('prints are noted by the minute while there is suspicion, else once in ten minutes', () => {
  const world = createCaseWorld();
  const at = (minutes: number) => countPrint(print(100, 2_500), noonMs + minutes * minuteMs, world);
  assert.equal(at(0), undefined);
  assert.equal(at(5), undefined);
  assert.equal(at(11)?.volume, 100);
  countPurchase(anOrder(), 0.5, 1_000_000, noonMs + 12 * minuteMs, '', world);
  at(12);
  at(12);
  assert.deepEqual([at(13)?.minute, at(14)?.volume], [later(12 * minuteMs), 100]);
  const after = dayMs / minuteMs + 20;
  assert.equal(at(after)?.minute, later(14 * minuteMs));
  assert.equal(at(after + 1), undefined);
});
