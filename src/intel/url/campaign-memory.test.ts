import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutClockOrChance } from '../../../test/poison.ts';
import { dayMs } from '../../core/lib/decay.ts';
import { createCampaignMemory, type Lesson, recall, teach } from './campaign-memory.ts';
import type { MemoryKey } from './memory-keys.ts';

const kit: MemoryKey = { kind: 'kit-path', key: 'kit-path:AbCdEf' };
const parent: MemoryKey = { kind: 'parent', key: 'parent:evil.example' };
const start = Date.UTC(2025, 3, 1);

const lesson = (change: Partial<Lesson> = {}): Lesson => ({
  keys: [kit],
  parent: 'evil.example',
  firm: 'mizore',
  timeMs: start,
  teacher: 'list',
  ...change,
});

test('what is taught is recalled with its firm, teacher and time, and nothing else is', () => {
  withoutClockOrChance(() => {
    const memory = createCampaignMemory();
    teach(memory, lesson());
    const [known, ...others] = recall(memory, [kit, parent], start);
    assert.equal(others.length, 0);
    assert.equal(known.securities, 1);
    assert.equal(known.other, 0);
    assert.equal(known.last, 1);
    assert.equal(known.fresh, 1);
    assert.equal(known.firm, 'mizore');
    assert.equal(known.teacher, 'list');
  });
});

test('half is left after a half-life, nothing after the lifetime', () => {
  const memory = createCampaignMemory();
  teach(memory, lesson());
  const [later] = recall(memory, [kit], start + 12 * dayMs);
  assert.ok(Math.abs(later.securities - 0.5) < 1e-9);
  assert.ok(later.fresh < 1e-9);
  assert.deepEqual(recall(memory, [kit], start + 80 * dayMs), []);
});

test('a thousand pages of one domain say little more than one', () => {
  const memory = createCampaignMemory();
  for (let page = 0; page < 50; page += 1) teach(memory, lesson());
  assert.ok(recall(memory, [kit], start)[0].securities < 2);
  teach(memory, lesson({ parent: 'other.example' }));
  assert.ok(recall(memory, [kit], start)[0].securities > 2);
});

test('campaigns of others are kept apart, and the last one counts', () => {
  const memory = createCampaignMemory();
  teach(memory, lesson());
  teach(memory, lesson({ firm: undefined, parent: 'b.example', timeMs: start + dayMs }));
  const [known] = recall(memory, [kit], start + dayMs);
  assert.equal(known.other, 1);
  assert.equal(known.last, -1);
  assert.equal(known.firm, 'mizore');
});

test('a teacher is believed by his weight', () => {
  const memory = createCampaignMemory();
  teach(memory, lesson({ weight: 0.25 }));
  assert.equal(recall(memory, [kit], start)[0].securities, 0.25);
});

test('one beginning of a name is a word, two are a series', () => {
  const begin: MemoryKey = { kind: 'name-begin', key: 'name-begin:qwxyz' };
  const memory = createCampaignMemory();
  teach(memory, lesson({ keys: [begin] }));
  assert.deepEqual(recall(memory, [begin], start), []);
  teach(memory, lesson({ keys: [begin], parent: 'second.example' }));
  assert.equal(recall(memory, [begin], start).length, 1);
});

test('it is bounded: what was not taught for longest is forgotten, what is taught again stays', () => {
  const traitsMax = 100;
  const memory = createCampaignMemory(traitsMax);
  const key = (at: number): MemoryKey => ({ kind: 'parent', key: `parent:${at}.example` });
  for (let at = 0; at < 1_000; at += 1) {
    teach(memory, lesson({ keys: [key(at)] }));
    teach(memory, lesson());
    assert.ok(memory.recent.size + memory.earlier.size <= traitsMax + 1);
  }
  assert.deepEqual(recall(memory, [key(0)], start), []);
  assert.equal(recall(memory, [key(999)], start).length, 1);
  assert.equal(recall(memory, [kit], start).length, 1);
});
