// Bytes in, the same records out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCheckpointBuffer, readCheckpoint } from './checkpoint-buffer.ts';

const record = fc.record({
  table: fc.nat(254),
  key: fc.string({ unit: 'grapheme', maxLength: 40 }),
  value: fc.option(fc.uint8Array({ maxLength: 300 }), { nil: undefined }),
});

test('records come back in the order they were added', () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const buffer = createCheckpointBuffer();
      for (const { table, key, value } of records) buffer.add(table, key, value);
      assert.equal(buffer.records, records.length);
      const read = readCheckpoint(buffer.take()).map(({ key, value }) => ({
        key: Buffer.from(key),
        value: value && Uint8Array.from(value),
      }));
      const expected = records.map(({ table, key, value }) => ({
        key: Buffer.concat([Buffer.from([table]), Buffer.from(key)]),
        value,
      }));
      assert.deepEqual(read, expected);
    }),
  );
});

test('a value may be reused, and may be larger than a chunk', () => {
  const buffer = createCheckpointBuffer();
  const value = new Uint8Array(3_000_000).fill(1);
  buffer.add(1, 'a', value);
  value.fill(2);
  buffer.add(1, 'b', value);
  buffer.add(1, 'c', value.subarray(0, 3));
  const chunks = buffer.take();
  assert.equal(new Set(chunks.map((chunk) => chunk.buffer)).size, chunks.length);
  const values = readCheckpoint(chunks).map((read) => read.value);
  assert.deepEqual(
    values.map((read) => [read?.length, read?.every((byte) => byte === read[0]), read?.[0]]),
    [
      [3_000_000, true, 1],
      [3_000_000, true, 2],
      [3, true, 2],
    ],
  );
});

test('its bytes have a maximum, and a refused record leaves nothing', () => {
  const buffer = createCheckpointBuffer(100);
  buffer.add(1, 'a', new Uint8Array(50));
  const { bytes } = buffer;
  assert.throws(() => buffer.add(1, 'b', new Uint8Array(50)), { code: 'checkpoint-too-large' });
  assert.equal(buffer.bytes, bytes);
  assert.equal(readCheckpoint(buffer.take()).length, 1);
});
