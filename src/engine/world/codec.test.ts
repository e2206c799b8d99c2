import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createReader, createWriter } from './codec.ts';

const anyNumber = fc.oneof(
  fc.double(),
  fc.float(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, 31, 32, 4095, 4096, 2 ** 48 - 1, 2 ** 48, 2 ** 53, -1, 5e-324, 1.1),
);

test('every number comes back to the last bit: minus nought, infinities and NaN among them', () => {
  const writer = createWriter();
  fc.assert(
    fc.property(fc.array(anyNumber), (values) => {
      for (const value of values) writer.number(value);
      writer.numbers(values);
      const reader = createReader(writer.take());
      for (const value of values) assert.ok(Object.is(reader.number(), value), String(value));
      for (const [index, value] of reader.numbers().entries())
        assert.ok(Object.is(value, values[index]));
    }),
    { numRuns: 300 },
  );
});

test('texts and flags come back as they were', () => {
  const writer = createWriter();
  const anyText = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.toWellFormed());
  fc.assert(
    fc.property(fc.array(fc.tuple(anyText, fc.boolean())), (pairs) => {
      for (const [text, flag] of pairs) {
        writer.text(text);
        writer.flag(flag);
      }
      const reader = createReader(writer.take());
      for (const [text, flag] of pairs) {
        assert.equal(reader.text(), text);
        assert.equal(reader.flag(), flag);
      }
    }),
  );
});

test('small numbers are small', () => {
  const writer = createWriter();
  const bytesOf = (value: number) => {
    writer.number(value);
    return writer.take().length;
  };
  assert.deepEqual([0, 31, 32, 4095, 4096].map(bytesOf), [1, 1, 2, 2, 3]);
  assert.deepEqual([2 ** 32 - 1, Date.UTC(2025, 0), 0.5, 0.1].map(bytesOf), [5, 7, 5, 9]);
});

test('what is taken is a copy; longer than the buffer is no matter', () => {
  const writer = createWriter();
  writer.text('first');
  const first = writer.take();
  writer.text('x'.repeat(100_000));
  assert.equal(createReader(writer.take()).text().length, 100_000);
  assert.equal(createReader(first).text(), 'first');
});

test('a record that is cut short is noticed', () => {
  const writer = createWriter();
  writer.text('a text');
  writer.number(1.1);
  const whole = writer.take();
  for (let end = 0; end < whole.length; end += 1) {
    const reader = createReader(whole.subarray(0, end));
    assert.throws(() => [reader.text(), reader.number()], RangeError);
  }
});
