import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { wokenAccount } from './woken-account.ts';

function order(sleptDays: number, soldJpy: number, valueJpy = 1_000_000) {
  const session = aSession({ sleptDays, soldJpy });
  return wokenAccount.evaluate(anOrder(), recalled({ session, valueJpy }));
}

test('a year asleep, and within minutes all of it is sold and spent', () => {
  const finding = order(365, 9_000_000);
  assert.ok(finding && finding.value > 2);
  assert.deepEqual(finding.facts, { days: 365, share: 1 });
});

test('a customer who comes back after months and buys a little', () => {
  assert.ok(order(120, 0, 500_000)!.value < 0.1);
});

test('somebody looked in yesterday and sells today: it woke yesterday', () => {
  const account = createAccount();
  account.sessions.push(aSession({ id: 'first', startMs: noonMs - dayMs, sleptDays: 365 }));
  const session = aSession({ sleptDays: 1, soldJpy: 9_000_000 });
  const state = recalled({ account, session, valueJpy: 1_000_000 });
  assert.ok(wokenAccount.evaluate(anOrder(), state)!.value > 2);
});

test('somebody who was here last week', () => {
  assert.equal(order(7, 9_000_000), undefined);
});

test('stays within its bounds', () => assertBounded(wokenAccount, 'order'));
