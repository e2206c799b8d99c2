import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, anOrder, aWithdrawal } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { noLogin } from './no-login.ts';

test('a session nobody logged in to, known or unknown', () => {
  const found = { value: 1, facts: { session: 'session-1' } };
  assert.deepEqual(noLogin.evaluate(anOrder(), recalled()), found);
  const session = aSession({ loggedIn: false });
  assert.deepEqual(noLogin.evaluate(aWithdrawal(), recalled({ session })), found);
});

test('a session that logged in, and the log-in itself', () => {
  assert.equal(noLogin.evaluate(anOrder(), recalled({ session: aSession() })), undefined);
  assert.equal(noLogin.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(noLogin, 'order'));
