import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { travelSpeed } from './travel-speed.ts';

function journey(lastCountry: string, country: string, hours: number) {
  const account = { ...createAccount(), lastCountry, lastLoginMs: noonMs - hours * hourMs };
  return travelSpeed.evaluate(aLogin(), recalled({ account, origin: { ...homeOrigin, country } }));
}

test('from Japan to the United States within an hour', () => {
  const finding = journey('JP', 'US', 1);
  assert.ok(finding && finding.value > 2);
  assert.equal(finding.facts.from, 'JP');
  assert.equal(finding.facts.to, 'US');
});

test('the same journey in a day', () => {
  assert.equal(journey('JP', 'US', 24), undefined);
});

test('next door, at home, and countries nobody knows', () => {
  assert.equal(journey('CH', 'AT', 0.1), undefined);
  assert.equal(journey('JP', 'JP', 0.1), undefined);
  assert.equal(journey('JP', 'ZZ', 0.1), undefined);
  assert.equal(journey('', 'US', 0.1), undefined);
  assert.equal(journey('JP', '', 0.1), undefined);
});

test('an unknown account and an unknown origin', () => {
  assert.equal(travelSpeed.evaluate(aLogin(), recalled({ origin: homeOrigin })), undefined);
  assert.equal(travelSpeed.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(travelSpeed, 'login'));
