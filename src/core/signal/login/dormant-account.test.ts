import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { aLogin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { dormantAccount } from './dormant-account.ts';

function asleepFor(days: number) {
  const account = { ...createAccount(), lastLoginMs: noonMs - days * dayMs };
  return dormantAccount.evaluate(aLogin(), recalled({ account }));
}

test('an account that slept two years', () => {
  const finding = asleepFor(730);
  assert.ok(finding && finding.value > 1.5);
  assert.equal(finding.facts.days, 730);
});

test('a customer who looks once a quarter, and one who looks once a year', () => {
  assert.equal(asleepFor(92), undefined);
  assert.ok(asleepFor(365)!.value < 1.2);
});

test('an account that never logged in here did not sleep', () => {
  assert.equal(dormantAccount.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(dormantAccount, 'login'));
