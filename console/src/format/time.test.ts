import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, dayStartMs, hourOf, moment, monthName, span } from './time.ts';

const time = '2025-04-14T15:30:05.250Z';

test('times are those of Japan, wherever the browser stands', () => {
  assert.equal(clock(time, 'en'), '00:30:05');
  assert.equal(moment(time, 'ja'), '4月15日 00:30:05');
  assert.equal(moment(time, 'en'), '15 Apr 00:30:05');
  assert.equal(hourOf(time), 0);
  assert.equal(hourOf('2025-04-14T14:59:59Z'), 23);
  assert.equal(new Date(dayStartMs(Date.parse(time))).toISOString(), '2025-04-14T15:00:00.000Z');
});

test('months of the regulator are named', () => {
  assert.equal(monthName('2025-04', 'ja'), '2025年4月');
  assert.equal(monthName('2025-04', 'en'), 'Apr 2025');
});

test('ages in the largest unit that fits', () => {
  assert.equal(span(59_999, 'en'), '59 s');
  assert.equal(span(60_000, 'en'), '1 min');
  assert.equal(span(3 * 3_600_000, 'ja'), '3時間');
  assert.equal(span(50 * 3_600_000, 'ja'), '2日');
  assert.equal(span(-5, 'en'), '0 s');
});
