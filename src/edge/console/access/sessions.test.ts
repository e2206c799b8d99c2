import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSessions } from './sessions.ts';

const limits = { idleMs: 1_000, ageMs: 10_000 };

test('a person’s eleventh session ends the one of his that is idle longest', () => {
  let nowMs = 0;
  const sessions = createSessions(
    limits,
    () => nowMs,
    [],
    () => undefined,
  );
  const other = sessions.begin('other');
  const cookies: string[] = [];
  for (; nowMs < 11; nowMs++) cookies.push(sessions.begin('u'));
  assert.equal(sessions.isAlive(cookies[0]!), false);
  assert.equal(sessions.isAlive(cookies[1]!), true);
  assert.equal(sessions.isAlive(other), true);
});

test('there are never more than two thousand, and those in use stay', () => {
  let nowMs = 0;
  const sessions = createSessions(
    { idleMs: 1e9, ageMs: 1e9 },
    () => nowMs,
    [],
    () => undefined,
  );
  const first = sessions.begin('first');
  const second = sessions.begin('second');
  for (let user = 0; user < 2_000; user++) {
    nowMs++;
    sessions.use(first);
    sessions.begin(`u-${user}`);
  }
  assert.equal([...sessions.entries].length, 2_000);
  assert.equal(sessions.isAlive(first), true);
  assert.equal(sessions.isAlive(second), false);
});

test('looking whether a session is alive does not keep it alive', () => {
  let nowMs = 0;
  const sessions = createSessions(
    limits,
    () => nowMs,
    [],
    () => undefined,
  );
  const cookie = sessions.begin('u');
  for (; nowMs < 1_000; nowMs += 100) assert.equal(sessions.isAlive(cookie), true);
  assert.equal(sessions.isAlive(cookie), false);
  assert.equal(sessions.use(cookie), undefined);
});

test('kept sessions go on, those that ran out meanwhile do not', () => {
  const kept = new Map();
  const before = createSessions(
    limits,
    () => 0,
    [],
    () => undefined,
  );
  const cookie = before.begin('u');
  for (const [hash, session] of before.entries) kept.set(hash, session);
  assert.equal(
    createSessions(
      limits,
      () => 500,
      kept,
      () => undefined,
    ).use(cookie)?.user,
    'u',
  );
  assert.equal(
    createSessions(
      limits,
      () => 5_000,
      kept,
      () => undefined,
    ).use(cookie),
    undefined,
  );
});
