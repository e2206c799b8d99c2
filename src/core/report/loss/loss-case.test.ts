// A case line is read as the table reads it, with the sessions and orders it names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLossCase } from './loss-case.ts';
import { lossCase } from './test-loss.ts';

test('the Japanese day, the sessions and orders, and whether it counts', () => {
  const read = lossCase({ opened: '2025-03-31T15:00:00Z', orders: ['o-1'], state: 'closed' });
  assert.equal(read.openedMs, Date.UTC(2025, 2, 31, 15));
  assert.equal(new Date(read.openedDay * 86_400_000).toISOString().slice(0, 10), '2025-04-01');
  assert.deepEqual([read.sessions, read.orders], [['s-hostile'], ['o-1']]);
  assert.equal(read.confirmed, false);
  assert.equal(lossCase().confirmed, true);
});

test('a case without dates, or with names that are none, is refused by its field', () => {
  const good = {
    case: 'c-1',
    account: 'a',
    opened: '2025-04-01T00:00:00Z',
    state: 'confirmed',
    sessions: [],
    orders: [],
    access: true,
    traded: false,
    saleValueJpy: 0,
    purchaseValueJpy: 0,
  };
  const fieldOf = (value: object) => {
    const read = readLossCase(value);
    return 'expected' in read ? read.field : 'none';
  };
  assert.equal(fieldOf(good), 'none');
  assert.equal(fieldOf({ ...good, opened: undefined }), 'opened');
  assert.equal(fieldOf({ ...good, sessions: 's-1' }), 'sessions');
  assert.equal(fieldOf({ ...good, orders: [7] }), 'orders');
  assert.equal(fieldOf({ ...good, orders: Array.from({ length: 10_001 }, () => 'o') }), 'orders');
});
