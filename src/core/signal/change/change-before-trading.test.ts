import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeKinds } from '../../event/account-change.ts';
import { dayMs, hourMs, minuteMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { aChange, anOrder, aWithdrawal, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { changeBeforeTrading } from './change-before-trading.ts';

function accountWith(agoMs: Partial<Record<(typeof changeKinds)[number], number>>) {
  const changes = changeKinds.map((kind) =>
    agoMs[kind] === undefined ? 0 : (noonMs - agoMs[kind]) / 1000,
  );
  return recalled({ account: { ...createAccount(), changes } });
}

test('notices off and another bank account, minutes before the money moves', () => {
  const state = accountWith({ 'notification-off': minuteMs, 'bank-account': 2 * minuteMs });
  for (const event of [anOrder(), aWithdrawal()]) {
    const finding = changeBeforeTrading.evaluate(event, state);
    assert.ok(finding && finding.value > 2);
    assert.equal(finding.facts.changes, 'bank-account notification-off');
  }
});

test('settings put in order the day before say a tenth of that', () => {
  const state = accountWith({ address: dayMs, phone: dayMs });
  assert.ok(changeBeforeTrading.evaluate(anOrder(), state)!.value < 0.1);
  assert.equal(
    changeBeforeTrading.evaluate(anOrder(), accountWith({ email: 4 * dayMs })),
    undefined,
  );
});

test('a change halves in six hours', () => {
  const state = accountWith({ email: 6 * hourMs });
  assert.equal(changeBeforeTrading.evaluate(anOrder(), state)?.value, 0.5);
});

test('an account that never changed, and a request that moves nothing', () => {
  assert.equal(changeBeforeTrading.evaluate(anOrder(), recalled()), undefined);
  assert.equal(
    changeBeforeTrading.evaluate(aChange(), accountWith({ email: minuteMs })),
    undefined,
  );
});

test('stays within its bounds', () => {
  assertBounded(changeBeforeTrading, 'order');
  assertBounded(changeBeforeTrading, 'withdrawal');
});
