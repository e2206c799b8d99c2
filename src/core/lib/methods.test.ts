import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strengthOf } from './methods.ts';

test('from weak to strong; a certificate is bound like a passkey, a password proves nothing new', () => {
  const ranks = ['password', 'otp', 'push', 'phone', 'passkey'].map(strengthOf);
  assert.deepEqual(ranks, [0, 1, 2, 3, 4]);
  assert.equal(strengthOf('certificate'), strengthOf('passkey'));
  assert.equal(strengthOf('unheard-of'), 0);
});
