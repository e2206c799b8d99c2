import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import type { Session } from '../../state/session.ts';
import { aHijackersLogin, aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, aSession, keysOf, recalled } from '../test-state.ts';
import { strangerBefore } from './stranger-before.ts';

function after(changes: Partial<Session>, login = aHijackersLogin()) {
  const account = anAccountWithHabits();
  const startMs = noonMs - 2 * dayMs;
  account.sessions.push(aSession({ startMs, loginEvidence: 3, ...changes }));
  return strangerBefore.evaluate(login, recalled({ account, keys: keysOf(login, homeOrigin) }));
}

test('somebody tested the password two days ago', () => {
  const finding = after({});
  assert.ok(finding && finding.value > 2);
  assert.equal(finding.facts.days, 2);
});

test('the owner on his own device is not suspected for it', () => {
  assert.equal(after({}, aLogin()), undefined);
});

test('a new telephone that has proved itself, one a person has cleared, one a month ago', () => {
  assert.equal(after({ passed: 'passkey' }), undefined);
  assert.equal(after({ label: 'legitimate' }), undefined);
  assert.equal(after({ startMs: noonMs - 30 * dayMs }), undefined);
  // A relayed code proves nothing.
  assert.ok(after({ passed: 'otp' }));
});

test('an earlier log-in like the customer’s own', () => {
  assert.equal(after({ loginEvidence: -4 }), undefined);
});

test('stays within its bounds', () => assertBounded(strangerBefore, 'login'));
