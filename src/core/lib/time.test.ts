import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timeMsOf, timeOf } from './time.ts';

test('out and in again', () => {
  const anyMs = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2080, 0, 1) - 1 });
  fc.assert(fc.property(anyMs, (timeMs) => assert.equal(timeMsOf(timeOf(timeMs)), timeMs)));
});

test('days that do not exist', () => {
  for (const day of ['2025-02-29', '2025-02-30', '2025-04-31', '1900-02-29'])
    assert.ok(Number.isNaN(timeMsOf(`${day}T00:00:00.000Z`)), day);
  assert.equal(timeMsOf('2024-02-29T00:00:00Z'), Date.UTC(2024, 1, 29));
  assert.equal(timeMsOf('2025-12-31T23:59:59.5Z'), Date.UTC(2025, 11, 31, 23, 59, 59, 500));
});

test('every day of the calendar, as Date tells it', () => {
  for (let dayMs = Date.UTC(1999, 11, 31); dayMs < Date.UTC(2101, 0, 1); dayMs += 86_400_000)
    assert.equal(timeMsOf(timeOf(dayMs + 1)), dayMs + 1);
  for (const day of ['2100-02-29', '2023-02-29', '2024-02-30', '2025-06-31', '2025-11-31'])
    assert.ok(Number.isNaN(timeMsOf(`${day}T12:30:59.999Z`)), day);
});

test('written as Date writes it, in whatever order the times come', () => {
  const anyMs = fc.double({ min: -4e13, max: 2e14, noNaN: true });
  const nearMs = fc.integer({ min: -90_000_000, max: 90_000_000 });
  const times = fc.tuple(anyMs, fc.array(nearMs)).map(([ms, near]) => [ms, ...near, ms]);
  fc.assert(
    fc.property(times, (all) => {
      for (const ms of all) assert.equal(timeOf(ms), new Date(ms).toISOString());
    }),
  );
  assert.throws(() => timeOf(Number.NaN), RangeError);
});
