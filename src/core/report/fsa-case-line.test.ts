// What a line of the cases file must say, and what is refused with its field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOfDate } from '../lib/calendar.ts';
import { neverDay, readFsaCaseLine } from './fsa-case-line.ts';
import { caseLine } from './fsa-test-cases.ts';

const good = caseLine('c-1', { opened: '2025-03-31T15:00:00.000Z' });

function entryOf(value: unknown) {
  const entry = readFsaCaseLine(value);
  assert.ok(!('expected' in entry), JSON.stringify(entry));
  return entry;
}

const refused: readonly (readonly [field: string, value: unknown])[] = [
  ['(line)', null],
  ['(line)', []],
  ['(line)', 'c-1'],
  ['case', { ...good, case: undefined }],
  ['case', { ...good, case: 'c'.repeat(129) }],
  ['account', { ...good, account: 7 }],
  ['firm', { ...good, firm: '' }],
  ['opened', { ...good, opened: '2025-04-01' }],
  ['opened', { ...good, opened: '2025-02-30T00:00:00Z' }],
  ['updated', { ...good, updated: 'soon' }],
  ['confirmed', { ...good, confirmed: 5 }],
  ['state', { ...good, state: 'open' }],
  ['access', { ...good, access: false }],
  ['traded', { ...good, traded: 'yes' }],
  ['saleValueJpy', { ...good, saleValueJpy: -1 }],
  ['saleValueJpy', { ...good, saleValueJpy: '1' }],
  ['saleValueJpy', { ...good, traded: false, saleValueJpy: 1 }],
  ['purchaseValueJpy', { ...good, purchaseValueJpy: 2 ** 53 }],
  ['purchaseValueJpy', { ...good, traded: false, purchaseValueJpy: 1 }],
];

test('a wrong line is refused by the field that is wrong', () => {
  for (const [field, value] of refused) {
    const refusal = readFsaCaseLine(value);
    assert.ok('expected' in refusal, JSON.stringify(value));
    assert.equal(refusal.field, field);
    assert.ok(refusal.expected.length > 0);
  }
});

test('the day is the Japanese day and yen are whole', () => {
  const entry = entryOf({ ...good, saleValueJpy: 10.5, unknown: 'kept elsewhere' });
  assert.equal(entry.openedDay, dayOfDate('2025-04-01'));
  assert.equal(entry.saleValueJpy, 11);
});

test('fraud is confirmed by the field, or by a confirming state at the change', () => {
  const confirmed = '2025-04-03T00:00:00Z';
  const updated = '2025-04-05T00:00:00Z';
  const dayIn = (fields: object) => entryOf({ ...good, updated, ...fields }).confirmedDay;
  assert.equal(dayIn({ state: 'confirmed' }), dayOfDate('2025-04-05'));
  assert.equal(dayIn({ state: 'restituting', confirmed }), dayOfDate('2025-04-03'));
  assert.equal(dayIn({ state: 'closed', confirmed }), dayOfDate('2025-04-03'));
  assert.equal(dayIn({ state: 'investigating', confirmed }), dayOfDate('2025-04-03'));
  assert.equal(dayIn({ state: 'closed' }), neverDay);
  assert.equal(dayIn({ state: 'new' }), neverDay);
  assert.equal(dayIn({ state: 'dismissed', confirmed }), neverDay);
});

test('a line without updated is dated by the latest time in it', () => {
  const { updated: _, ...undated } = good;
  const confirmed = '2025-04-03T00:00:00Z';
  assert.equal(entryOf(undated).updatedDay, dayOfDate('2025-04-01'));
  assert.equal(entryOf({ ...undated, confirmed }).updatedDay, dayOfDate('2025-04-03'));
  assert.equal(entryOf(undated).undated, true);
  assert.equal(entryOf(good).undated, false);
});

test('a line without a firm belongs to the one unnamed firm', () => {
  const { firm: _, ...unnamed } = good;
  assert.equal(entryOf(unnamed).firm, '');
});
