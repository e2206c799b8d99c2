// Japanese days of a time: the 15:00 UTC boundary, offsets, and what is not a time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jstDate, jstDay, timeMs } from './jst.ts';

test('the day turns at 15:00 UTC', () => {
  assert.equal(jstDate('2025-03-31T14:59:59.999Z'), '2025-03-31');
  assert.equal(jstDate('2025-03-31T15:00:00.000Z'), '2025-04-01');
  assert.equal(jstDate('2024-12-31T15:00:00Z'), '2025-01-01');
});

test('an offset is taken into account', () => {
  assert.equal(jstDate('2025-04-01T00:00:00+09:00'), '2025-04-01');
  assert.equal(jstDate('2025-03-31T23:59:59.5+09:00'), '2025-03-31');
  assert.equal(timeMs('2025-04-01T00:00:00-05:30'), Date.UTC(2025, 3, 1, 5, 30));
});

test('milliseconds are accepted as they are', () => {
  assert.equal(jstDay(0), 0);
  assert.equal(jstDay(15 * 3_600_000), 1);
  assert.equal(jstDate(-9 * 3_600_000 - 1), '1969-12-31');
});

test('every time agrees with the language, whatever its fraction', () => {
  const msMax = Date.UTC(9999, 0);
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0), max: msMax }), (ms) => {
      const text = new Date(ms).toISOString();
      assert.equal(timeMs(text), ms);
      assert.equal(timeMs(text.replace('Z', '999Z')), ms);
      assert.equal(jstDate(ms), new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10));
    }),
  );
});

test('what is not an RFC 3339 time is refused', () => {
  const refused = [
    '',
    '2025-04-16',
    '2025-02-29T00:00:00Z',
    '2025-04-16T24:00:00Z',
    '2025-04-16T00:60:00Z',
    '2025-04-16T00:00:60Z',
    '2025-04-16T00:00:00',
    '2025-04-16T00:00:00.Z',
    '2025-04-16T00:00:00Zz',
    '2025-04-16T00:00:00+0900',
    '2025-04-16T00:00:00+24:00',
    '2025-04-16 00:00:00Z',
    '2025-0a-16T00:00:00Z',
  ];
  for (const text of refused) {
    assert.ok(Number.isNaN(timeMs(text)), text);
    assert.equal(jstDate(text), undefined, text);
  }
});
