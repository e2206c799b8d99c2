import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chance,
  integer,
  lognormal,
  normal,
  poisson,
  scramble,
  shuffled,
  stream,
  uniform,
  uniformAt,
} from './random.ts';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('the same seed and name give the same stream, another name another', () => {
  const draws = (name: string) => {
    const random = stream(7, name, 3);
    return Array.from({ length: 5 }, () => uniform(random));
  };
  assert.deepEqual(draws('honest/look'), draws('honest/look'));
  assert.notDeepEqual(draws('honest/look'), draws('honest/trade'));
});

test('neighbouring streams share no draws', () => {
  const seen = new Set<number>();
  for (let key = 0; key < 2000; key += 1) seen.add(uniform(stream(1, 'key', key)));
  for (let key = 0; key < 2000; key += 1) seen.add(uniform(stream(1, 'key', 0, key + 1)));
  assert.ok(seen.size > 3995);
});

test('uniform draws fill the interval evenly', () => {
  const random = stream(1, 'even');
  const bins = new Array<number>(10).fill(0);
  for (let nth = 0; nth < 20_000; nth += 1) bins[Math.floor(uniform(random) * 10)]! += 1;
  for (const count of bins) assert.ok(Math.abs(count - 2000) < 200, `${count}`);
  const stateless = Array.from({ length: 20_000 }, (_, nth) => uniformAt(1, 5, nth));
  assert.ok(Math.abs(mean(stateless) - 0.5) < 0.01);
});

test('the distributions have the moments they promise', () => {
  const random = stream(1, 'moments');
  const normals = Array.from({ length: 20_000 }, () => normal(random));
  assert.ok(Math.abs(mean(normals)) < 0.03);
  assert.ok(Math.abs(mean(normals.map((value) => value ** 2)) - 1) < 0.05);
  const logs = Array.from({ length: 20_000 }, () => Math.log(lognormal(random, 100, 0.5)));
  assert.ok(Math.abs(mean(logs) - Math.log(100)) < 0.02);
  for (const rate of [0.3, 4, 120]) {
    const counts = Array.from({ length: 4000 }, () => poisson(random, rate));
    assert.ok(Math.abs(mean(counts) - rate) < 0.06 * rate + 0.03, `${rate}`);
  }
  const hits = Array.from({ length: 20_000 }, () => Number(chance(random, 0.2)));
  assert.ok(Math.abs(mean(hits) - 0.2) < 0.015);
});

test('whole numbers include both ends, and shuffling loses nothing', () => {
  const random = stream(1, 'ends');
  const drawn = new Set(Array.from({ length: 500 }, () => integer(random, 2, 4)));
  assert.deepEqual([...drawn].sort(), [2, 3, 4]);
  const items = Array.from({ length: 50 }, (_, index) => index);
  const mixed = shuffled(random, items);
  assert.notDeepEqual(mixed, items);
  assert.deepEqual(
    mixed.sort((left, right) => left - right),
    items,
  );
});

test('scrambling never maps two numbers to one', () => {
  const seen = new Set<number>();
  for (let value = 0; value < 100_000; value += 1) seen.add(scramble(value));
  assert.equal(seen.size, 100_000);
});
