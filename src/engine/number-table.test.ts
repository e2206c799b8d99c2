import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createNumberTable } from './number-table.ts';

test('like a map, up to its maximum', () => {
  const key = fc.oneof(
    fc.integer({ min: 1, max: 12 }),
    fc.maxSafeNat().map((n) => n + 1),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.double({ noNaN: true }))), (entries) => {
      const table = createNumberTable(200);
      const map = new Map<number, number>();
      for (const [name, value] of entries) {
        table.set(name, value);
        map.set(name, value);
      }
      assert.equal(table.size, map.size);
      for (const [name] of entries) assert.equal(table.get(name), map.get(name));
      for (let name = 1; name < 30; name += 1) assert.equal(table.get(name), map.get(name));
    }),
  );
});

test('a full table takes no further key, but new values', () => {
  const table = createNumberTable(3);
  for (const key of [1, 9, 17]) table.set(key, key);
  assert.throws(() => table.set(25, 1), RangeError);
  table.set(17, 2);
  assert.equal(table.get(17), 2);
  assert.equal(table.size, 3);
});
