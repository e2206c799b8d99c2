import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteContext } from '../../state/fold/context.ts';
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
import { aSession, recalled } from '../test-state.ts';
import { contextChange } from './context-change.ts';

function sessionFromHome(): Session {
  const session = aSession();
  noteContext(session, anActivity({ device: 'laptop of hana' }), homeOrigin, noonMs);
  return session;
}

const judge = (session: Session) => contextChange.evaluate(anOrder(), recalled({ session }));

test('a stolen cookie: another country, another machine', () => {
  const session = sessionFromHome();
  noteContext(
    session,
    anActivity({ userAgent: 'a script', device: 'server' }),
    hostingOrigin,
    noonMs,
  );
  assert.deepEqual(judge(session), { value: 3.5, facts: { network: true, device: true } });
});

test('a phone that leaves the house', () => {
  const session = sessionFromHome();
  const carrier = { ...homeOrigin, asn: 9605, network: 'mobile' as const };
  noteContext(session, anActivity({ ip: '192.0.2.1' }), carrier, noonMs);
  assert.deepEqual(judge(session), { value: 0.5, facts: { network: true, device: false } });
});

test('a session that stays where it is, or that nobody knows', () => {
  const session = sessionFromHome();
  noteContext(session, anActivity(), homeOrigin, noonMs);
  assert.equal(judge(session), undefined);
  assert.equal(contextChange.evaluate(anOrder(), recalled()), undefined);
});

test('a new log-in is judged by its own signals', () => {
  const session = { ...aSession(), contextChange: 3 };
  assert.equal(contextChange.evaluate(aLogin(), recalled({ session })), undefined);
});

test('stays within its bounds', () => assertBounded(contextChange, 'order'));
