import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash32 } from '../../lib/hash.ts';
import { createAccount } from '../../state/account.ts';
import { addCount, weightAt } from '../../state/counts.ts';
import { aWithdrawal, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aPlaceOf, recalled } from '../test-state.ts';
import { strangeDestination } from './strange-destination.ts';

function accountThatSentTo(...destinations: string[]) {
  const account = createAccount();
  for (const name of destinations)
    addCount(account.destinations, hash32(name), weightAt(noonMs), 4);
  return account;
}

test('where four other customers have newly sent money too', () => {
  const state = recalled({ account: accountThatSentTo('other'), destination: aPlaceOf(4, true) });
  const finding = strangeDestination.evaluate(aWithdrawal(), state);
  assert.ok(finding && finding.value > 2);
  assert.equal(finding.facts.accounts, 5);
});

test('a new bank account of one’s own says little', () => {
  const state = recalled({ account: accountThatSentTo('other') });
  assert.equal(strangeDestination.evaluate(aWithdrawal(), state)?.value, 0.7);
});

test('the usual bank, a couple’s common one, and the first withdrawal there ever was', () => {
  const usual = recalled({ account: accountThatSentTo('bank of hana') });
  assert.equal(strangeDestination.evaluate(aWithdrawal(), usual), undefined);
  const couple = { ...usual, destination: aPlaceOf(1, true) };
  assert.equal(strangeDestination.evaluate(aWithdrawal(), couple), undefined);
  assert.equal(strangeDestination.evaluate(aWithdrawal(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(strangeDestination, 'withdrawal'));
