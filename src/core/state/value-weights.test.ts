import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addWeight,
  createValueWeights,
  dropValues,
  pairsOf,
  weightOfValue,
} from './value-weights.ts';

const key = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 2 ** 32 - 1 }));
const weight = fc.double({ min: 0, max: 1e30, noNaN: true });

test('it answers as a Map would, in the order in which values were first seen', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, weight), { maxLength: 300 }), (sightings) => {
      const values = createValueWeights();
      const map = new Map<number, number>();
      for (const [seen, much] of sightings) {
        addWeight(values, seen, much);
        map.set(seen, (map.get(seen) ?? 0) + much);
      }
      assert.equal(values.size, map.size);
      assert.deepEqual(pairsOf(values), [...map].flat());
      for (const [asked] of sightings) assert.equal(weightOfValue(values, asked), map.get(asked));
      assert.equal(weightOfValue(values, 2 ** 33), undefined);
    }),
  );
});

test('what is dropped is gone, and the rest is as it was', () => {
  const values = createValueWeights();
  for (let at = 0; at < 1000; at += 1) addWeight(values, at, at % 3);
  dropValues(values, (much) => much === 0);
  assert.equal(values.size, 666);
  assert.equal(weightOfValue(values, 3), undefined);
  assert.deepEqual(pairsOf(values).slice(0, 6), [1, 1, 2, 2, 4, 1]);
  dropValues(values, (_, sizeLeft) => sizeLeft > 1);
  assert.deepEqual(pairsOf(values), [998, 2]);
  addWeight(values, 0, 5);
  assert.deepEqual(pairsOf(values), [998, 2, 0, 5]);
});
