// Whatever JSON.stringify writes comes out as text PostgreSQL holds, and otherwise unchanged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanJson, cleanText, cleanTime } from './clean-text.ts';

const letters = fc.constantFrom('a', '\\', '\\u0000', 'ud800', '"', '\0', '\ud83d', '\ude00', '\n');
const odd = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' }));

test('JSON is cleaned as its texts are', () => {
  fc.assert(
    fc.property(fc.array(odd), (texts) => {
      assert.deepEqual(JSON.parse(cleanJson(JSON.stringify(texts))), texts.map(cleanText));
    }),
    { numRuns: 500 },
  );
});

test('sound text is left alone', () => {
  assert.equal(cleanText('関所 \u{1f600}'), '関所 \u{1f600}');
  assert.equal(cleanText('\0\ud800x\udc00'), '\ufffd\ufffdx\ufffd');
});

test('times without a timestamp in PostgreSQL are set apart', () => {
  assert.equal(cleanTime('2025-04-01T00:00:00.000Z'), '2025-04-01T00:00:00.000Z');
  assert.equal(cleanTime('0000-02-29T00:00:00Z'), '0001-02-29T00:00:00Z BC');
  assert.equal(cleanTime('-000001-01-01T00:00:00.000Z'), '-infinity');
  assert.equal(cleanTime('+010000-01-01T00:00:00.000Z'), '-infinity');
});
