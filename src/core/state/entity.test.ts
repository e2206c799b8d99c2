import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '../lib/decay.ts';
import { ageEntity, createEntity, newcomersSince, visitEntity, visitorsMax } from './entity.ts';
import { noonMs } from './test-events.ts';

test('visits halve in a week, suspicion in six hours, proof in two weeks', () => {
  const entity = { ...createEntity(), lastMs: noonMs, visits: 8, risk: 8, hostile: 8 };
  ageEntity(entity, noonMs + 6 * hourMs);
  assert.equal(entity.risk, 4);
  ageEntity(entity, noonMs + 7 * dayMs);
  assert.ok(Math.abs(entity.visits - 4) < 1e-5);
  ageEntity(entity, noonMs + 14 * dayMs);
  assert.ok(Math.abs(entity.hostile - 4) < 1e-5);
});

test('a visit that is reported late makes nothing younger', () => {
  const entity = { ...createEntity(), lastMs: noonMs, visits: 8 };
  ageEntity(entity, noonMs - dayMs);
  assert.deepEqual({ visits: entity.visits, lastMs: entity.lastMs }, { visits: 8, lastMs: noonMs });
});

test('newcomers are other accounts that came for the first time since', () => {
  const entity = createEntity();
  visitEntity(entity, 1, true, noonMs - 2 * hourMs);
  visitEntity(entity, 2, true, noonMs - hourMs);
  visitEntity(entity, 3, false, noonMs - hourMs);
  assert.equal(newcomersSince(entity, 9, noonMs - 3 * hourMs), 2);
  assert.equal(newcomersSince(entity, 1, noonMs - 3 * hourMs), 1);
  assert.equal(newcomersSince(entity, 9, noonMs - 90 * 60_000), 1);
});

test('who was new here once stays new: the second visit of a hijacker is no habit', () => {
  const entity = createEntity();
  visitEntity(entity, 1, true, noonMs - hourMs);
  visitEntity(entity, 1, false, noonMs);
  assert.equal(newcomersSince(entity, 9, noonMs - 1000), 1);
  assert.equal(entity.visitors.length, 3);
});

test('a full list forgets who was here longest ago', () => {
  const entity = createEntity();
  for (let visitor = 1; visitor <= visitorsMax + 4; visitor += 1)
    visitEntity(entity, visitor, true, noonMs + visitor * 1000);
  assert.equal(entity.visitors.length, visitorsMax * 3);
  assert.equal(entity.visitors[0], 5);
  assert.equal(newcomersSince(entity, 0, noonMs), visitorsMax);
});

test('the latest visitor stands last, the others in their order', () => {
  const entity = createEntity();
  for (const visitor of [1, 2, 3, 2, 1]) visitEntity(entity, visitor, true, noonMs);
  assert.deepEqual(
    entity.visitors.filter((_value, index) => index % 3 === 0),
    [3, 2, 1],
  );
});
