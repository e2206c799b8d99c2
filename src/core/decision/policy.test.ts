import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aChange, aLogin, anOrder, aWithdrawal, noonMs } from '../state/test-events.ts';
import { isRestricted, lossJpyOf, sharingOf, waitMsOf } from './policy.ts';
import { aPolicy } from './test-settings.ts';

const policy = aPolicy();

test('what a hijacker could cost with each request, by hand', () => {
  const losses = [
    lossJpyOf(policy, aLogin(), 0, 3_000_000),
    lossJpyOf(policy, aChange(), 0, 3_000_000),
    lossJpyOf(policy, anOrder(), 500_000, 3_000_000),
    lossJpyOf(policy, anOrder({ side: 'sell' }), 500_000, 3_000_000),
    lossJpyOf(policy, aWithdrawal(), 500_000, 3_000_000),
  ];
  assert.deepEqual(losses, [400_000, 400_000, 200_000, 125_000, 600_000]);
});

test('an account of unknown value is not an empty one', () => {
  assert.equal(lossJpyOf(policy, aLogin(), 0, 0), 200_000);
});

test('firms are separate worlds unless the policy joins them', () => {
  assert.equal(sharingOf(policy, 'alpha'), 'alpha');
  assert.equal(sharingOf(policy, undefined), '');
  assert.equal(sharingOf(aPolicy({ sharing: 'together' }), 'alpha'), '*');
});

test('an instrument is restricted until its time', () => {
  const until = new Date(noonMs).toISOString();
  const stopping = aPolicy({ restricted: [{ instrument: 'XHKG:08123', until }] });
  assert.ok(isRestricted(stopping, 'XHKG:08123', noonMs - 1));
  assert.ok(!isRestricted(stopping, 'XHKG:08123', noonMs));
  assert.ok(!isRestricted(stopping, 'XTKS:7203', noonMs - 1));
});

test('a challenge and a hold wait as long as the policy says', () => {
  assert.equal(waitMsOf(policy, 'step-up'), 600_000);
  assert.equal(waitMsOf(policy, 'hold'), 14_400_000);
});
