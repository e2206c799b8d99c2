import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verified } from '../../intel/stealer/exposure.ts';
import { createVerifier, type VerifierEntry, type VerifierOptions } from './verifier.ts';

/** A verifier over a clock that only waiting moves. */
function aVerifier(changes: Partial<VerifierOptions> = {}) {
  const entries: VerifierEntry[] = [];
  const asked: string[] = [];
  let nowMs = Date.parse('2025-08-01T00:00:00.000Z');
  const startMs = nowMs;
  const verifier = createVerifier({
    verify: async (account, password) => {
      asked.push(`${account} ${Buffer.from(password).toString()}`);
      return 'valid';
    },
    journal: (entry) => entries.push(entry),
    perSecondMax: 5,
    perAccountMax: 3,
    questionsMax: 100,
    clock: {
      nowMs: () => nowMs,
      wait: async (milliseconds) => {
        nowMs += milliseconds;
      },
    },
    ...changes,
  });
  const ask = (
    account: string,
    secret: string,
    password = Buffer.from(secret),
  ): Promise<Verified> =>
    verifier.ask(account, 'www.example.co.jp', `${account} ${secret}`, password);
  return { ask, entries, asked, elapsedMs: () => nowMs - startMs };
}

test('asks once for a password, and answers again from memory', async () => {
  const { ask, asked, entries } = aVerifier();
  assert.equal(await ask('hana', 'a'), 'valid');
  assert.equal(await ask('hana', 'a'), 'valid');
  assert.deepEqual(asked, ['hana a']);
  assert.deepEqual(
    entries.map(({ outcome, reason }) => [outcome, reason]),
    [
      ['asked', undefined],
      ['valid', undefined],
      ['not-asked', 'asked-before'],
    ],
  );
});

test('writes the question down before it is asked', async () => {
  const { ask, entries } = aVerifier({
    verify: async () => {
      assert.equal(entries.at(-1)?.outcome, 'asked');
      return 'stale';
    },
  });
  assert.equal(await ask('hana', 'a'), 'stale');
});

test('asks no faster than the firm allows', async () => {
  const { ask, elapsedMs } = aVerifier();
  for (let at = 0; at < 11; at += 1) await ask(`account-${at}`, 'a');
  assert.equal(elapsedMs(), 2_000);
});

test('does not try passwords on one account without end', async () => {
  const { ask, asked, entries } = aVerifier();
  for (const secret of ['a', 'b', 'c']) await ask('hana', secret);
  assert.equal(await ask('hana', 'd'), 'unknown');
  assert.equal(asked.length, 3);
  assert.equal(entries.at(-1)?.reason, 'too-many-for-account');
});

test('stops asking at the maximum of a run', async () => {
  const { ask, entries } = aVerifier({ questionsMax: 2 });
  for (const account of ['a', 'b']) await ask(account, 'x');
  assert.equal(await ask('c', 'x'), 'unknown');
  assert.equal(entries.at(-1)?.reason, 'too-many');
});

test('what the firm throws is not passed on, and what it says wrongly is unknown', async () => {
  const failing = aVerifier({
    verify: async (_account, password) => {
      throw new Error(`wrong: ${Buffer.from(password).toString()}`);
    },
  });
  assert.equal(await failing.ask('hana', 'secret'), 'unknown');
  assert.equal(failing.entries.at(-1)?.outcome, 'failed');
  assert.equal(JSON.stringify(failing.entries).includes('secret'), false);
  const talking = aVerifier({ verify: async () => 'secret' as Verified });
  assert.equal(await talking.ask('hana', 'secret'), 'unknown');
});

test('wipes the password after the answer, the failure and the refusal', async () => {
  const { ask } = aVerifier({ questionsMax: 2 });
  const failing = aVerifier({ verify: () => Promise.reject(new Error('down')) });
  for (const run of [
    () => ask('hana', 'x', Buffer.from('secret')),
    () => ask('taro', 'x', Buffer.from('secret')),
  ])
    await run();
  for (const asking of [ask, failing.ask]) {
    const password = Buffer.from('secret');
    await asking('third', 'y', password);
    assert.ok(password.every((byte) => byte === 0));
  }
});
