import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs } from '../lib/decay.ts';
import { addCount, type Counts, distinctIn, removeCount, weightAt, weightOf } from './counts.ts';

const scaleStartMs = Date.UTC(2024, 0, 1);

test('a sighting weighs one at the start of the scale and twice as much half a year later', () => {
  assert.equal(weightAt(scaleStartMs), 1);
  assert.equal(weightAt(scaleStartMs + 180 * dayMs), 2);
  assert.equal(weightAt(scaleStartMs - 180 * dayMs), 0.5);
});

test('weights stay finite 32-bit floats from 2000 to 2079', () => {
  for (const year of [2000, 2079]) {
    const weight = Math.fround(weightAt(Date.UTC(year, 11, 31)));
    assert.ok(Number.isFinite(weight) && weight > 0);
  }
});

test('equal keys add up, others stand beside each other', () => {
  const counts: Counts = [];
  for (const key of [7, 9, 7]) assert.equal(addCount(counts, key, 1.5, 4), 0);
  assert.equal(weightOf(counts, 7), 3);
  assert.equal(weightOf(counts, 9), 1.5);
  assert.equal(weightOf(counts, 8), 0);
  assert.equal(distinctIn(counts), 2);
});

test('a full table gives up its lightest entry and says what it weighed', () => {
  const counts: Counts = [];
  for (const [key, weight] of [
    [1, 5],
    [2, 2],
    [3, 3],
  ] as const)
    addCount(counts, key, weight, 3);
  assert.equal(addCount(counts, 4, 1, 3), 2);
  assert.equal(weightOf(counts, 2), 0);
  assert.equal(weightOf(counts, 4), 1);
  assert.equal(distinctIn(counts), 3);
});

test('what was taught can be taken back; rounding leaves no ghost of it', () => {
  const counts: Counts = [];
  addCount(counts, 1, 0.1, 4);
  addCount(counts, 2, 0.3, 4);
  addCount(counts, 2, 0.1, 4);
  removeCount(counts, 1, 0.1);
  removeCount(counts, 2, 0.1);
  removeCount(counts, 3, 0.1);
  assert.equal(distinctIn(counts), 1);
  assert.ok(Math.abs(weightOf(counts, 2) - 0.3) < 1e-6);
});

test('never more entries than allowed, never a weight that is no 32-bit float', () => {
  const sighting = fc.tuple(fc.nat({ max: 12 }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(fc.array(sighting), fc.integer({ min: 1, max: 8 }), (sightings, entriesMax) => {
      const counts: Counts = [];
      for (const [key, weight] of sightings) {
        addCount(counts, key, weight, entriesMax);
        assert.ok(weightOf(counts, key) > 0);
      }
      assert.ok(distinctIn(counts) <= entriesMax);
      for (let index = 1; index < counts.length; index += 2)
        assert.equal(Math.fround(counts[index]!), counts[index]);
    }),
  );
});
