// Months shown with and without cases and options.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOfDate, textOfMonth } from '../lib/calendar.ts';
import type { MonthOptions } from './month-range.ts';
import { monthRange } from './month-range.ts';

const days = { first: dayOfDate('2025-01-31'), last: dayOfDate('2025-03-01') };
const asOfDay = dayOfDate('2025-04-16');

function shown(options: MonthOptions, of: typeof days | undefined = days): string {
  const { first, last } = monthRange(of, asOfDay, options);
  return `${textOfMonth(first)}..${textOfMonth(last)}`;
}

test('from the first case to the last unless asked otherwise', () => {
  assert.equal(shown({}), '2025-01..2025-03');
  assert.equal(shown({ from: '2024-11' }), '2024-11..2025-03');
  assert.equal(shown({ to: '2025-04' }), '2025-01..2025-04');
  assert.equal(shown({ from: '2025-02', to: '2025-02' }), '2025-02..2025-02');
});

test('a bound beyond the cases stands alone', () => {
  assert.equal(shown({ from: '2025-04' }), '2025-04..2025-04');
  assert.equal(shown({ to: '2024-12' }), '2024-12..2024-12');
});

test('without cases the month of the as-of date stands alone', () => {
  const none = (options: MonthOptions) => {
    const { first, last } = monthRange(undefined, asOfDay, options);
    return `${textOfMonth(first)}..${textOfMonth(last)}`;
  };
  assert.equal(none({}), '2025-04..2025-04');
  assert.equal(none({ from: '2025-02' }), '2025-02..2025-04');
  assert.equal(none({ to: '2025-02' }), '2025-02..2025-02');
});

test('twenty years are shown, one month more is not', () => {
  assert.equal(shown({ from: '2005-05', to: '2025-04' }), '2005-05..2025-04');
  assert.throws(() => shown({ from: '2005-04', to: '2025-04' }), /too-many-months/);
});
