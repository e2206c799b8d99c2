import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { createPopulation } from '../../state/population.ts';
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

test('a customer who looks once a month, and one who looks once a quarter', () => {
  assert.equal(asleepFor(35), undefined);
  assert.ok(asleepFor(92)!.value < 0.8);
});

test('an account with holdings that nobody has seen log in for as long as anybody watched', () => {
  const population = { ...createPopulation(), sinceMs: noonMs - 120 * dayMs };
  const known = { ...createAccount(), cashJpy: 3_000_000 };
  const finding = dormantAccount.evaluate(aLogin(), recalled({ account: known, population }));
  assert.ok(finding && Math.abs(finding.value - Math.log(120 / 45)) < 1e-9);
  // A new customer has nothing yet.
  assert.equal(dormantAccount.evaluate(aLogin(), recalled({ population })), undefined);
});

test('stays within its bounds', () => assertBounded(dormantAccount, 'login'));
