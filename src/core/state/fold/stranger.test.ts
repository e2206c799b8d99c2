import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { type Account, createAccount } from '../account.ts';
import { weightAt } from '../counts.ts';
import { type LoginKeys, loginKeysOf } from '../familiarity.ts';
import { createSession, type Session } from '../session.ts';
import { aHijackersLogin, aLogin, homeOrigin, hostingOrigin, noonMs } from '../test-events.ts';
import { learnCleared, learnLogin } from './profile.ts';
import { isStranger } from './stranger.ts';

const home = loginKeysOf(aLogin(), 'password/web', homeOrigin, noonMs);
const away = loginKeysOf(aHijackersLogin(), 'password/web', hostingOrigin, noonMs);
let account: Account;

function visit(keys: LoginKeys, days: number): Session {
  const session = createSession(`day ${days}`, noonMs + days * dayMs, 0);
  session.loggedIn = true;
  account.sessions.push(session);
  learnLogin(account, session, keys, 0.001, session.startMs);
  return session;
}

function share({ learntWeight, startMs }: Session): number {
  return learntWeight / weightAt(startMs);
}

const isStrange = (keys: LoginKeys, days = 0): boolean =>
  isStranger(account, createSession('now', noonMs, 0), keys, noonMs + days * dayMs);

beforeEach(() => {
  account = createAccount();
  for (let days = -9; days < 0; days += 1) visit(home, days);
});

test('who shows nothing of the account’s own is a stranger, and teaches a tenth', () => {
  assert.ok(isStrange(away));
  assert.ok(Math.abs(share(visit(away, 0)) - 0.1) < 1e-6);
  assert.ok(share(visit(home, 0)) > 0.99);
});

test('the machine, its software or the address will do, the provider’s network will not', () => {
  for (const own of ['device', 'agent', 'address'] as const)
    assert.ok(!isStrange({ ...away, [own]: home[own] }), own);
  assert.ok(isStrange({ ...away, network: home.network, country: home.country }));
});

test('an account that is hardly known has no strangers', () => {
  account = createAccount();
  for (const days of [-2, -1]) visit(home, days);
  assert.ok(!isStrange(away));
});

test('he is one no more after four visits, and not sooner', () => {
  const shares = [0, 1, 2, 3, 4].map((days) => share(visit(away, days)));
  assert.deepEqual(
    shares.map((taught) => taught > 0.5),
    [false, false, false, false, true],
  );
});

test('a challenge passed is enough at once', () => {
  const session = visit(away, 0);
  learnCleared(account, session, session.startMs);
  assert.ok(!isStrange(away, 1));
});

test('a trade vouches for him after a day, unless he changed the account or was disowned', () => {
  const session = visit(away, 0);
  session.executedPurchaseJpy = 100_000;
  assert.ok(isStrange(away, 0.5));
  assert.ok(!isStrange(away, 1));
  session.changes = 1;
  assert.ok(isStrange(away, 1));
  session.changes = 0;
  session.label = 'fraud';
  assert.ok(isStrange(away, 1));
});
