import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Triage } from '../../core/case/effect.ts';
import type { DurableEffects } from '../engine.ts';
import { createChangeLog } from './changes.ts';

const changed = (sequence: number, id: string, firm = 'North'): DurableEffects => ({
  sequence,
  effects: [{ kind: 'triage', line: { case: id, firm } as Triage }],
});

test('what changed after one sequence, up to another, of one firm', () => {
  const log = createChangeLog();
  log.take([changed(3, 'c-1'), changed(4, 'c-2'), changed(5, 'c-3', 'South'), changed(9, 'c-4')]);
  assert.deepEqual(log.since(3, 8, 'North')?.cases, ['c-2']);
  assert.deepEqual(log.since(3, 8, undefined)?.cases, ['c-2', 'c-3']);
  assert.equal(log.since(9, 20, 'North'), undefined);
});

test('too many to name, or too long ago: everything is to be read again', () => {
  const log = createChangeLog();
  for (let sequence = 1; sequence <= 300; sequence += 1)
    log.take([changed(sequence, `c-${sequence}`)]);
  const nothingNamed = { sequence: 300, cases: [], campaigns: [], actions: [] };
  assert.deepEqual(log.since(1, 300, 'North'), nothingNamed);
  assert.equal(log.since(290, 300, 'North')?.cases.length, 10);
  for (let sequence = 301; sequence <= 11_000; sequence += 1) log.take([changed(sequence, 'c')]);
  assert.deepEqual(log.since(300, 11_000, 'North')?.cases, []);
  assert.deepEqual(log.since(10_990, 11_000, 'North')?.cases, ['c']);
});
