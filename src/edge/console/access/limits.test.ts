import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLimiter } from './limiter.ts';
import { createPendingLogins } from './pending-logins.ts';
import { createReadJournal } from './read-journal.ts';

test('each name has its share of a minute, and a flood of names is forgotten, not kept', () => {
  let nowMs = 0;
  const limiter = createLimiter(2, () => nowMs);
  assert.deepEqual(
    [1, 2, 3].map(() => limiter.exceeds('a')),
    [false, false, true],
  );
  assert.equal(limiter.exceeds('b'), false);
  nowMs = 60_000;
  assert.equal(limiter.exceeds('a'), false, 'a new minute');
  for (let name = 0; name < 5_000; name++) limiter.exceeds(`n-${name}`);
  assert.equal(limiter.exceeds('a'), false, 'was forgotten with all the others');
});

test('of a thousand log-ins under way the oldest gives way', () => {
  let nowMs = 0;
  const pending = createPendingLogins(() => nowMs);
  const cookies = Array.from({ length: 1_001 }, (_, count) =>
    pending.begin({ kind: 'passkey', challenge: `${count}` }),
  );
  assert.equal(pending.take(cookies[0]!), undefined);
  assert.deepEqual(pending.take(cookies[1]!), { kind: 'passkey', challenge: '1' });
  assert.equal(pending.take(cookies[1]!), undefined, 'once only');
  nowMs = 300_000;
  assert.equal(pending.take(cookies[1_000]!), undefined, 'five minutes');
});

test('readings beyond the maximum are journalled once more rather than not at all', async () => {
  const acts: object[] = [];
  const act = async (event: object) => {
    acts.push(event);
    return { status: 200, body: '{}' };
  };
  const journal = createReadJournal({ act }, () => 0);
  for (let count = 0; count < 20_000; count++) await journal.note('u', 'case', `${count}`);
  await journal.note('u', 'case', '19999');
  await journal.note('u', 'case', '19999');
  assert.equal(acts.length, 20_001);
});
