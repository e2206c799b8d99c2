import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import type { Session } from '../../state/session.ts';
import { noonMs } from '../../state/test-events.ts';
import { aSession } from '../test-state.ts';
import { isNewlyBought, recentTrades } from './recent-trades.ts';

function accountWith(...sessions: Session[]) {
  const account = createAccount();
  account.sessions.push(...sessions);
  return account;
}

const yesterday = aSession({
  id: 'yesterday',
  startMs: noonMs - dayMs,
  firstOrderMs: noonMs - dayMs + hourMs,
  soldJpy: 7_000_000,
  startValueJpy: 12_000_000,
  bought: ['XHKG:08123'],
  boughtUnknown: 1,
});

test('sold yesterday, bought today: one affair, measured by what there was before it', () => {
  const today = aSession({ boughtJpy: 2_000_000 });
  const trades = recentTrades(accountWith(yesterday, today), today, noonMs);
  assert.deepEqual(trades, {
    soldJpy: 7_000_000,
    boughtJpy: 2_000_000,
    startValueJpy: 12_000_000,
    startMs: noonMs - dayMs,
  });
});

test('a week ago, cleared since, or without any order: not part of it', () => {
  const today = aSession({ boughtJpy: 2_000_000 });
  for (const changes of [
    { startMs: noonMs - 7 * dayMs },
    { label: 'legitimate' as const },
    { firstOrderMs: 0 },
  ]) {
    const account = accountWith({ ...yesterday, ...changes }, today);
    assert.equal(recentTrades(account, today, noonMs).soldJpy, 0);
  }
});

test('what was bought for the first time yesterday is no habit today', () => {
  const today = aSession();
  const account = accountWith(yesterday, today);
  assert.ok(isNewlyBought(account, today, 'XHKG:08123', noonMs));
  assert.ok(!isNewlyBought(account, today, 'XTKS:7203', noonMs));
  assert.ok(!isNewlyBought(account, today, 'XHKG:08123', noonMs + 7 * dayMs));
});

test('asked of the earlier session, the affair still begins with it', () => {
  const today = aSession({ boughtJpy: 2_000_000, firstOrderMs: noonMs, startValueJpy: 1 });
  const trades = recentTrades(accountWith(yesterday, today), yesterday, noonMs);
  assert.equal(trades.boughtJpy, 2_000_000);
  assert.equal(trades.startMs, yesterday.startMs);
  assert.equal(trades.startValueJpy, 12_000_000);
});
