import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount, limits } from '../account.ts';
import type { Session } from '../session.ts';
import { noonMs } from '../test-events.ts';
import { dropLeast, openSession, sessionFor } from './sessions.ts';

const idsOf = (sessions: readonly Session[]) => sessions.map(({ id }) => id);

test('a session is found by its name, or opened without a log-in', () => {
  const account = { ...createAccount(), cashJpy: 500 };
  const session = sessionFor(account, 'session-1', noonMs);
  assert.equal(session.loggedIn, false);
  assert.equal(session.startValueJpy, 500);
  assert.equal(sessionFor(account, 'session-1', noonMs + 5), session);
  assert.equal(session.lastMs, noonMs + 5);
  sessionFor(account, 'session-1', noonMs - 5);
  assert.equal(session.lastMs, noonMs + 5);
});

test('a second log-in under one name begins anew', () => {
  const account = createAccount();
  openSession(account, 'session-1', noonMs).risk = 0.9;
  assert.equal(openSession(account, 'session-1', noonMs + 1).risk, 0);
  assert.equal(account.sessions.length, 1);
});

test('a full list gives up the quiet ones: first without money, then without suspicion', () => {
  const account = createAccount();
  const opened = ['fraud', 'risky', 'traded', 'quiet'].map((id, index) =>
    openSession(account, id, noonMs + index),
  );
  opened[0]!.label = 'fraud';
  opened[1]!.risk = 0.5;
  opened[2]!.executedSaleJpy = 100;
  openSession(account, 'new-1', noonMs + 10);
  assert.deepEqual(idsOf(account.sessions), ['fraud', 'risky', 'traded', 'new-1']);
  account.sessions.at(-1)!.risk = 0.5;
  openSession(account, 'new-2', noonMs + 11);
  assert.deepEqual(idsOf(account.sessions), ['fraud', 'risky', 'new-1', 'new-2']);
  account.sessions.at(-1)!.risk = 0.5;
  openSession(account, 'new-3', noonMs + 12);
  assert.deepEqual(idsOf(account.sessions), ['fraud', 'new-1', 'new-2', 'new-3']);
  assert.equal(account.sessions.length, limits.sessions);
});

test('the session in use is never given up', () => {
  const account = createAccount();
  const only = openSession(account, 'only', noonMs);
  assert.equal(dropLeast(account.sessions, only), false);
  assert.deepEqual(idsOf(account.sessions), ['only']);
});
