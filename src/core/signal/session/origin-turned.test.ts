import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../state/account.ts';
import { aLogin, anOrder } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anEntity, aSession, recalled } from '../test-state.ts';
import { originTurned } from './origin-turned.ts';

const session = aSession();

test('after the log-in the address has turned out to be a hijacker’s', () => {
  const address = anEntity({ visits: 4, risk: 0.9, hostile: 1 });
  const finding = originTurned.evaluate(anOrder(), recalled({ session, address }));
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.kind, 'address');
});

test('a carrier’s gateway through which one hijacker came too', () => {
  const address = anEntity({ visits: 2000, risk: 1, hostile: 1 });
  assert.equal(originTurned.evaluate(anOrder(), recalled({ session, address })), undefined);
});

test('what the account’s own sessions told their address is no evidence for it', () => {
  const account = createAccount();
  account.sessions.push(aSession({ placedRisk: 900 }));
  const address = anEntity({ visits: 1, risk: 0.9 });
  assert.equal(
    originTurned.evaluate(anOrder(), recalled({ account, session, address })),
    undefined,
  );
});

test('a log-in is judged by risky-origin', () => {
  const address = anEntity({ visits: 4, hostile: 1 });
  assert.equal(originTurned.evaluate(aLogin(), recalled({ session, address })), undefined);
});

test('stays within its bounds', () => assertBounded(originTurned, 'order'));
