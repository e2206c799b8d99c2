import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createReader, createWriter } from './codec.ts';
import {
  readCounts,
  readKey,
  readName,
  readNear,
  writeCounts,
  writeKey,
  writeName,
  writeNear,
} from './likeness.ts';

const figure = fc.oneof(
  fc.nat(20),
  fc.constantFrom(0, -0, -1, 0.5, 2 ** 40, 2 ** 53, Number.NaN, Number.NEGATIVE_INFINITY),
  fc.maxSafeInteger(),
  fc.double(),
);
const figures = fc.array(figure, { maxLength: 40 });
const writer = createWriter();

function isSame(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  for (const [index, value] of expected.entries())
    assert.ok(Object.is(found[index], value), `${found[index]} is not ${value}`);
}

test('counts come back, whatever they are like', () => {
  fc.assert(
    fc.property(figures, figure, (counts, logins) => {
      writeCounts(writer, counts, logins);
      isSame(readCounts(createReader(writer.take()), logins), counts);
    }),
    { numRuns: 1000 },
  );
});

test('keys come back, whether or not they stand in the counts', () => {
  fc.assert(
    fc.property(figures, figures, (counts, keys) => {
      for (const key of keys) writeKey(writer, key, counts);
      const reader = createReader(writer.take());
      isSame(
        keys.map(() => readKey(reader, counts)),
        keys,
      );
    }),
    { numRuns: 1000 },
  );
});

test('times come back, near or not, on either side', () => {
  const direction = fc.constantFrom(1, -1);
  fc.assert(
    fc.property(figure, figures, direction, (base, times, side) => {
      for (const time of times) writeNear(writer, base, time, side as 1 | -1);
      const reader = createReader(writer.take());
      isSame(
        times.map(() => readNear(reader, base, side as 1 | -1)),
        times,
      );
    }),
    { numRuns: 1000 },
  );
});

test('what is alike takes a byte or two, where it takes five to seven alone', () => {
  const bytesOf = (write: () => void) => {
    write();
    return writer.take().length;
  };
  const key = 0xdeadbeef;
  assert.equal(
    bytesOf(() => writeKey(writer, key, [1, 0.5, key, 0.5])),
    1,
  );
  assert.equal(
    bytesOf(() => writeKey(writer, key, [])),
    5,
  );
  assert.equal(
    bytesOf(() => writeCounts(writer, [5, 739.75], 739.75)),
    3,
  );
  const timeMs = Date.UTC(2025, 3, 16);
  assert.equal(
    bytesOf(() => writeNear(writer, timeMs, timeMs + 90_000, 1)),
    3,
  );
});

test('a name stands where it stands first', () => {
  writeName(writer, 'phone', -1);
  writeName(writer, 'phone', 0);
  const reader = createReader(writer.take());
  const nameAt = (place: number) => `name ${place}`;
  assert.deepEqual([readName(reader, nameAt), readName(reader, nameAt)], ['phone', 'name 0']);
});
