import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Origin } from '../../event/origin.ts';
import { noteContext } from '../../state/fold/context.ts';
import { learnLogin } from '../../state/fold/profile.ts';
import type { Session } from '../../state/session.ts';
import {
  aLogin,
  anActivity,
  anOrder,
  homeOrigin,
  hostingOrigin,
  noonMs,
} from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, aPopulation, aSession, keysOf, recalled } from '../test-state.ts';
import { strangeElsewhere } from './strange-elsewhere.ts';

const carrier: Origin = { ...homeOrigin, asn: 9605, network: 'mobile' };

/** Hana at home; on every other day she is on her way with her carrier. */
function hana() {
  const account = anAccountWithHabits();
  const onTheWay = aLogin({ ip: '192.0.2.1' });
  for (let times = 0; times < 20; times += 1)
    learnLogin(account, aSession(), keysOf(onTheWay, carrier), 0, noonMs);
  return account;
}

function movedTo(ip: string, origin: Origin, changes: Partial<Session> = {}) {
  const session = aSession(changes);
  if (session.loggedIn) noteContext(session, anActivity(), homeOrigin, noonMs - 600_000);
  noteContext(session, anActivity({ ip }), origin, noonMs);
  const state = recalled({ account: hana(), population: aPopulation(), session });
  return strangeElsewhere.evaluate(anOrder(), state);
}

test('a thief on his own line, even in the same country', () => {
  assert.ok(movedTo('198.51.100.9', hostingOrigin)!.value > 2);
  assert.ok(movedTo('198.51.100.9', { ...homeOrigin, asn: 4713 })!.value > 0.5);
});

test('a telephone that leaves the house for its owner’s carrier', () => {
  assert.ok(movedTo('192.0.2.1', carrier)!.value <= 0);
});

test('a session without any log-in: strange only where the customer never is', () => {
  assert.ok(movedTo('198.51.100.9', hostingOrigin, { loggedIn: false })!.value > 2);
  assert.ok(movedTo('203.0.113.7', homeOrigin, { loggedIn: false })!.value < 0);
});

test('a session that stays where it is, and a new log-in', () => {
  assert.equal(movedTo('203.0.113.7', homeOrigin), undefined);
  const state = recalled({ account: hana(), session: aSession() });
  assert.equal(strangeElsewhere.evaluate(aLogin(), state), undefined);
});

test('stays within its bounds', () => assertBounded(strangeElsewhere, 'order'));
