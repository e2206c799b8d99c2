import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../state/account.ts';
import { aWithdrawal } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { withdrawnShare } from './withdrawn-share.ts';

function leaving(valueJpy: number, cashJpy: number, positionsJpy = 0) {
  const positions = [{ key: 1, quantity: 1, valueJpy: positionsJpy }];
  const account = { ...createAccount(), cashJpy, positions };
  return withdrawnShare.evaluate(aWithdrawal(), recalled({ account, valueJpy }));
}

test('an account emptied to a bank', () => {
  const finding = leaving(9_500_000, 9_500_000, 500_000);
  assert.deepEqual(finding, { value: 0.95, facts: { share: 0.95, amountJpy: 9_500_000 } });
});

test('a month’s rent out of savings', () => {
  assert.equal(leaving(150_000, 2_000_000, 8_000_000), undefined);
});

test('more than we know of counts whole', () => {
  assert.equal(leaving(5_000_000, 1_000_000)?.value, 1);
});

test('of an unknown account no share is known', () => {
  assert.equal(withdrawnShare.evaluate(aWithdrawal(), recalled({ valueJpy: 1e6 })), undefined);
});

test('stays within its bounds', () => assertBounded(withdrawnShare, 'withdrawal'));
