import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createFlatRecords } from './flat-records.ts';

const name = fc.oneof(
  fc.nat({ max: 30 }).map((number) => `firm\u0000${number}`),
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.toWellFormed()),
);

test('is like a map, whatever is put and taken', () => {
  const step = fc.tuple(name, fc.option(fc.uint8Array({ maxLength: 200 }), { nil: undefined }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const flat = createFlatRecords();
      const map = new Map<string, Uint8Array>();
      for (const [key, value] of steps) {
        assert.equal(flat.has(key), map.has(key));
        const taken = flat.take(key);
        assert.deepEqual(taken && Uint8Array.from(taken.value), map.get(key));
        assert.equal(taken?.note, taken && taken.value.length % 7);
        map.delete(key);
        if (!value) continue;
        assert.ok(flat.put(key, value, value.length % 7));
        map.set(key, value);
      }
      assert.equal(flat.size, map.size);
      const all = [...flat.entries()].map(
        ({ key, value }) => [key, Uint8Array.from(value)] as const,
      );
      assert.deepEqual(new Map(all), map);
    }),
  );
});

test('a hundred thousand come and go, and take the room of those that stay', () => {
  const flat = createFlatRecords();
  for (let number = 0; number < 100_000; number += 1) {
    assert.ok(flat.put(`key-${number}`, Uint8Array.of(number & 255, number >>> 8), 0));
    if (number >= 1_000)
      assert.equal(flat.take(`key-${number - 1_000}`)?.value[0], (number - 1_000) & 255);
  }
  assert.equal(flat.size, 1_000);
  assert.ok(flat.has('key-99999') && !flat.has('key-98999'));
});

test('what is too long is not taken', () => {
  const flat = createFlatRecords();
  assert.equal(flat.put('long', new Uint8Array(5_000), 0), false);
  assert.equal(flat.size, 0);
});
