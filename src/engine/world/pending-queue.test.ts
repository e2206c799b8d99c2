import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Pending } from '../../core/state/pending.ts';
import type { PendingStore } from '../../core/state/world.ts';
import { jsonCodec } from './codecs.ts';
import { createPendingQueue, type PendingRecord } from './pending-queue.ts';
import { createRecordTable } from './record-table.ts';

function tableOf() {
  return createRecordTable<PendingRecord>({
    create: () => ({ pending: undefined }),
    codec: jsonCodec(),
    recordsMax: 1_000,
    atMax: 'forget',
    saved: false,
  });
}

function wait(decision: string, expiresMs: number, changes: Partial<Pending> = {}): Pending {
  return {
    decision,
    firm: 'alpha',
    account: 'hana',
    session: 'session-1',
    kind: 'hold',
    request: 'order',
    instrument: '',
    order: `order of ${decision}`,
    minimum: '',
    contentHash: '',
    valueJpy: 0,
    expiresMs,
    ...changes,
  };
}

function drain(queue: PendingStore): string[] {
  const names: string[] = [];
  for (let due = queue.next(); due; due = queue.next()) {
    names.push(due.decision);
    queue.remove(due.decision);
  }
  return names;
}

test('the next is what falls due first; of the same time, by name', () => {
  const queue = createPendingQueue(tableOf());
  for (const [decision, at] of [
    ['d', 5],
    ['b', 3],
    ['c', 5],
    ['a', 9],
  ] as const)
    queue.add(wait(decision, at));
  assert.deepEqual(drain(queue), ['b', 'c', 'd', 'a']);
  assert.equal(queue.next(), undefined);
});

test('the same decision waits once, with the latest word', () => {
  const queue = createPendingQueue(tableOf());
  queue.add(wait('a', 5));
  queue.add(wait('a', 2));
  assert.equal(queue.get('a')?.expiresMs, 2);
  assert.deepEqual(drain(queue), ['a']);
});

test('found by its order and by its account, within the firm', () => {
  const queue = createPendingQueue(tableOf());
  queue.add(wait('a', 5, { order: 'one' }));
  queue.add(wait('b', 4, { order: 'one', firm: 'beta' }));
  queue.add(wait('c', 3, { order: '' }));
  assert.equal(queue.ofOrder('alpha', 'one')?.decision, 'a');
  assert.equal(queue.ofOrder('beta', 'one')?.decision, 'b');
  assert.equal(queue.ofOrder('alpha', ''), undefined);
  const ofHana = () => queue.ofAccount('alpha', 'hana').map(({ decision }) => decision);
  assert.deepEqual(ofHana(), ['c', 'a']);
  queue.remove('a');
  assert.equal(queue.ofOrder('alpha', 'one'), undefined);
  assert.deepEqual(ofHana(), ['c']);
  assert.deepEqual(queue.ofAccount('alpha', 'ken'), []);
});

test('an order that waits twice is found until both are over', () => {
  const queue = createPendingQueue(tableOf());
  queue.add(wait('a', 5, { order: 'one' }));
  queue.add(wait('b', 6, { order: 'one' }));
  queue.remove('a');
  assert.equal(queue.ofOrder('alpha', 'one')?.decision, 'b');
});

test('alerts wait for nobody’s account', () => {
  const queue = createPendingQueue(tableOf());
  queue.add(wait('a', 5, { kind: 'alert', account: '', firm: '', order: '' }));
  assert.deepEqual(queue.ofAccount('', ''), []);
  assert.equal(queue.next()?.decision, 'a');
});

test('like a plain list, whatever is added and removed; and the same after a restart', () => {
  const step = fc.record({
    add: fc.boolean(),
    name: fc.nat({ max: 9 }),
    at: fc.nat({ max: 20 }),
    order: fc.constantFrom('', 'one', 'two'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const table = tableOf();
      const queue = createPendingQueue(table);
      let list: Pending[] = [];
      for (const { add, name, at, order } of steps) {
        const pending = wait(`d-${name}`, at, { order });
        list = list.filter(({ decision }) => decision !== pending.decision);
        if (add) list.push(pending);
        if (add) queue.add(pending);
        else queue.remove(pending.decision);
        list.sort((one, other) =>
          one.expiresMs === other.expiresMs
            ? one.decision.localeCompare(other.decision)
            : one.expiresMs - other.expiresMs,
        );
        assert.deepEqual(queue.next(), list[0]);
        assert.deepEqual(queue.ofAccount('alpha', 'hana'), list);
      }
      const names = list.map(({ decision }) => decision);
      assert.deepEqual(drain(createPendingQueue(table)), names);
    }),
    { numRuns: 200 },
  );
});
