import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSeenIds } from './seen-ids.ts';

test('an id is remembered with its sequence', () => {
  const seen = createSeenIds(10);
  seen.add('a', 7);
  assert.equal(seen.find('a'), 7);
  assert.equal(seen.find('b'), undefined);
});

test('at least for the next half of the maximum, at most for the maximum', () => {
  const limit = 10;
  const seen = createSeenIds(limit);
  for (let sequence = 1; sequence <= 100; sequence += 1) {
    seen.add(`id-${sequence}`, sequence);
    for (let age = 0; age < limit / 2; age += 1) {
      const earlier = sequence - age;
      if (earlier > 0) assert.equal(seen.find(`id-${earlier}`), earlier);
    }
    assert.equal(seen.find(`id-${sequence - limit}`), undefined);
  }
});

test('what is not stored is not kept for storing', () => {
  const seen = createSeenIds(10);
  seen.add('a', 1);
  assert.deepEqual(seen.takeAdded(), []);
});

test('pieces that were stored bring the ids back, and are named when they are of no use', () => {
  const first = createSeenIds(10, true);
  const stored = new Map<string, number[]>();
  const forgotten: string[] = [];
  for (let sequence = 1; sequence <= 40; sequence += 1) {
    first.add(`id-${sequence}`, sequence);
    if (sequence % 3 > 0) continue;
    const key = String(sequence).padStart(3, '0');
    stored.set(key, first.takeAdded());
    first.store(key);
    for (const piece of first.takeForgotten()) {
      forgotten.push(piece);
      stored.delete(piece);
    }
  }
  assert.ok(forgotten.length > 5 && stored.size < 8, `${stored.size} pieces are left`);
  const second = createSeenIds(10, true);
  for (const [key, taken] of stored) second.load(key, taken);
  assert.deepEqual(second.takeAdded(), []);
  for (let sequence = 35; sequence <= 39; sequence += 1)
    assert.equal(second.find(`id-${sequence}`), sequence);
});
