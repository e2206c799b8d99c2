import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../state/session.ts';
import { aLogin, anOrder } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { passedStepUp } from './passed-step-up.ts';

function passed(method: Session['passed']) {
  const session = aSession({ passed: method });
  return passedStepUp.evaluate(anOrder(), recalled({ session }));
}

test('a passkey speaks wholly for the owner', () => {
  assert.deepEqual(passed('passkey'), { value: -1, facts: { method: 'passkey' } });
});

test('codes and calls, which were relayed, speak a tenth to a seventh as much', () => {
  for (const method of ['otp', 'push', 'phone'] as const) {
    const value = passed(method)!.value;
    assert.ok(value < 0 && value >= -0.15, `${method} ${value}`);
  }
});

test('nothing passed, no session, a new log-in', () => {
  assert.equal(passed(''), undefined);
  assert.equal(passedStepUp.evaluate(anOrder(), recalled()), undefined);
  const session = aSession({ passed: 'passkey' });
  assert.equal(passedStepUp.evaluate(aLogin(), recalled({ session })), undefined);
});

test('stays within its bounds', () => assertBounded(passedStepUp, 'order'));
