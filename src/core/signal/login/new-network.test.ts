import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Origin } from '../../event/origin.ts';
import { learnLogin } from '../../state/fold/profile.ts';
import type { Recalled } from '../../state/recall.ts';
import { aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, aSession, keysOf, recalledAtHome } from '../test-state.ts';
import { newNetwork } from './new-network.ts';

const otherLine: Origin = { ...homeOrigin, asn: 4713, os: 'Android 14', browser: 'Chrome 130' };

const judge = (changes: Partial<Recalled>) =>
  newNetwork.evaluate(aLogin(), recalledAtHome(aLogin(), changes));

test('a line the customer never used, in his own country', () => {
  const finding = judge({ origin: otherLine, keys: keysOf(aLogin(), otherLine) });
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.asn, 4713);
});

test('at home as ever', () => {
  assert.equal(judge({}), undefined);
});

test('a customer who shows a new one every week', () => {
  const account = anAccountWithHabits();
  for (let index = 0; index < 5; index += 1) {
    const origin = { ...homeOrigin, asn: 9000 + index, os: `System ${index}` };
    learnLogin(account, aSession(), keysOf(aLogin(), origin), 0, noonMs);
  }
  const keys = keysOf(aLogin(), otherLine);
  assert.ok(judge({ account, origin: otherLine, keys })!.value < 2.3);
});

test('a stranger is no acquaintance at his second visit; who has proved himself is', () => {
  for (const [passed, isNew] of [
    ['otp', true],
    ['passkey', false],
  ] as const) {
    const account = anAccountWithHabits();
    const keys = keysOf(aLogin(), otherLine);
    const session = aSession({ loginEvidence: 2, passed });
    learnLogin(account, session, keys, 0, noonMs);
    account.sessions.push(session);
    assert.equal(judge({ account, origin: otherLine, keys }) !== undefined, isNew, passed);
  }
});

test('an account without any history', () => {
  const account = anAccountWithHabits(0);
  assert.equal(judge({ account, origin: otherLine }), undefined);
});

test('stays within its bounds', () => assertBounded(newNetwork, 'login'));
