// What holds for every signal of something new: who shows it seldom, often, or for the first time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Origin } from '../event/origin.ts';
import type { Login } from '../event/session.ts';
import { learnLogin } from '../state/fold/profile.ts';
import type { Recalled } from '../state/recall.ts';
import { aLogin, homeOrigin, noonMs } from '../state/test-events.ts';
import type { Signal } from './signal.ts';
import { assertBounded } from './test-bounds.ts';
import { anAccountWithHabits, aSession, keysOf, recalledAtHome } from './test-state.ts';

const otherOrigin: Origin = { ...homeOrigin, asn: 4713, os: 'Android 14', browser: 'Chrome 130' };

/** What it finds in a log-in by another network and another system than the customer's. */
export function findingElsewhere(signal: Signal<Login>) {
  return judged(signal, { origin: otherOrigin, keys: keysOf(aLogin(), otherOrigin) });
}

const judged = (signal: Signal<Login>, changes: Partial<Recalled>) =>
  signal.evaluate(aLogin(), recalledAtHome(aLogin(), changes));

export function testNewness(signal: Signal<Login>): void {
  const judge = (changes: Partial<Recalled>) => judged(signal, changes);

  test('at home as ever', () => {
    assert.equal(judge({}), undefined);
  });

  test('a customer who shows a new one every week', () => {
    const account = anAccountWithHabits();
    for (let index = 0; index < 5; index += 1) {
      const origin = { ...homeOrigin, asn: 9000 + index, os: `System ${index}` };
      learnLogin(account, aSession(), keysOf(aLogin(), origin), 0, noonMs);
    }
    const keys = keysOf(aLogin(), otherOrigin);
    assert.ok(judge({ account, origin: otherOrigin, keys })!.value < 2.3);
  });

  test('a stranger is no acquaintance at his second visit; who has proved himself is', () => {
    for (const [passed, isNew] of [
      ['otp', true],
      ['passkey', false],
    ] as const) {
      const account = anAccountWithHabits();
      const keys = keysOf(aLogin(), otherOrigin);
      const session = aSession({ loginEvidence: 2, passed });
      learnLogin(account, session, keys, 0, noonMs);
      account.sessions.push(session);
      assert.equal(judge({ account, origin: otherOrigin, keys }) !== undefined, isNew, passed);
    }
  });

  test('an account without any history', () => {
    const account = anAccountWithHabits(0);
    assert.equal(judge({ account, origin: otherOrigin }), undefined);
  });

  test('stays within its bounds', () => assertBounded(signal, 'login'));
}
