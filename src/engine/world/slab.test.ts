import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createSlab } from './slab.ts';

test('every place keeps what was written into it, until it is freed', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('reserve' as const), bytes: fc.nat({ max: 4_094 }) }),
    fc.record({ do: fc.constant('free' as const), which: fc.nat() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const slab = createSlab();
      const held: { place: number; bytes: number; mark: number }[] = [];
      for (const [index, one] of steps.entries()) {
        if (one.do === 'reserve') {
          const place = slab.reserve(one.bytes);
          slab.at(place).fill(index & 255);
          held.push({ place, bytes: one.bytes, mark: index & 255 });
        } else if (held.length > 0) {
          const [gone] = held.splice(one.which % held.length, 1);
          slab.free(gone!.place);
        }
        for (const { place, bytes, mark } of held) {
          const found = slab.at(place);
          assert.equal(found.length, bytes);
          assert.ok(found.every((byte) => byte === mark));
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('what is freed is used again, also by a record that is a little longer', () => {
  const slab = createSlab();
  let last = 0;
  for (let round = 0; round < 20; round += 1) {
    const places = Array.from({ length: 2_000 }, (_, index) => slab.reserve(580 + (index % 40)));
    last = Math.max(last, ...places);
    for (const place of places) slab.free(place);
  }
  // Places are units of 16 bytes.
  assert.ok(last * 16 <= 2 * 2 ** 20, `2,000 records of 600 bytes reach to byte ${last * 16}`);
});

test('what is too long is not taken', () => {
  assert.equal(createSlab().reserve(4_095), -1);
});
