import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { resistantMethod } from './resistant-method.ts';

test('passkeys and certificates speak for the owner', () => {
  for (const method of ['passkey', 'certificate'] as const)
    assert.deepEqual(resistantMethod.evaluate(aLogin({ method }), recalled()), {
      value: -1,
      facts: { method },
    });
});

test('what a hijacker can relay says nothing', () => {
  for (const method of ['password', 'otp', 'push', 'phone'] as const)
    assert.equal(resistantMethod.evaluate(aLogin({ method }), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(resistantMethod, 'login'));
