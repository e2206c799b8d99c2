// Calendar arithmetic against the language's own UTC dates and the corners of the leap rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  civilOfMonth,
  dateOfDay,
  dayOfCivil,
  dayOfDate,
  daysInMonth,
  monthOfDay,
  monthOfText,
  textOfMonth,
} from './calendar.ts';

const dayMs = 86_400_000;

test('days and dates agree with the UTC calendar of the language', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
      const date = new Date(day * dayMs).toISOString().slice(0, 10);
      assert.equal(dateOfDay(day), date);
      assert.equal(dayOfDate(date), day);
      assert.equal(textOfMonth(monthOfDay(day)), date.slice(0, 7));
    }),
  );
});

test('the leap rule holds at its corners', () => {
  assert.equal(daysInMonth(2024, 2), 29);
  assert.equal(daysInMonth(2025, 2), 28);
  assert.equal(daysInMonth(1900, 2), 28);
  assert.equal(daysInMonth(2000, 2), 29);
  assert.equal(daysInMonth(2025, 13), 0);
  assert.equal(dayOfCivil(2024, 3, 1) - dayOfCivil(2024, 2, 28), 2);
});

test('what is not a real date or month is refused', () => {
  for (const text of ['2025-02-29', '2025-00-01', '2025-13-01', '2025-1-01', '2025-04-16 ', '']) {
    assert.ok(Number.isNaN(dayOfDate(text)), text);
  }
  for (const text of ['2025-00', '2025-13', '2025-4', '2025-04-01']) {
    assert.ok(Number.isNaN(monthOfText(text)), text);
  }
});

test('months count on over the year end', () => {
  const december = monthOfText('2024-12');
  assert.equal(textOfMonth(december + 1), '2025-01');
  assert.deepEqual(civilOfMonth(december), { year: 2024, month: 12 });
});
