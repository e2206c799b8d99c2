import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { aLogin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { failuresBefore } from './failures-before.ts';

function after(failures: number, agoMs: number) {
  const account = { ...createAccount(), failures, lastFailureMs: noonMs - agoMs };
  return failuresBefore.evaluate(aLogin(), recalled({ account }));
}

test('twenty failures a minute before are guessing', () => {
  const finding = after(20, 60_000);
  assert.ok(finding && finding.value > 2.9);
  assert.equal(finding.facts.failures, 19.9);
});

test('one slip is everybody’s, three are a forgotten password', () => {
  assert.equal(after(1, 0), undefined);
  assert.ok(after(3, 60_000)!.value < 1.1);
});

test('failures halve every two hours', () => {
  assert.ok(Math.abs(after(8, 4 * hourMs)!.value - Math.log(2)) < 1e-9);
  assert.equal(after(20, 12 * hourMs), undefined);
});

test('an unknown account never failed', () => {
  assert.equal(failuresBefore.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(failuresBefore, 'login'));
