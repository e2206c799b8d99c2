import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { aLogin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aPlaceOf, recalled } from '../test-state.ts';
import { sharedDevice } from './shared-device.ts';

test('one device that enters six accounts', () => {
  const finding = sharedDevice.evaluate(aLogin(), recalled({ device: aPlaceOf(5, true) }));
  assert.ok(finding && Math.abs(finding.value - Math.log(6)) < 1e-9);
  assert.equal(finding.facts.accounts, 6);
});

test('a family computer says less than half as much', () => {
  const family = sharedDevice.evaluate(aLogin(), recalled({ device: aPlaceOf(1, true) }));
  assert.ok(family && family.value < Math.log(6) / 2);
});

test('accounts that always shared it are no newcomers, and after a month nobody is', () => {
  assert.equal(
    sharedDevice.evaluate(aLogin(), recalled({ device: aPlaceOf(5, false) })),
    undefined,
  );
  const late = recalled({ device: aPlaceOf(5, true), timeMs: noonMs + 31 * dayMs });
  assert.equal(sharedDevice.evaluate(aLogin(), late), undefined);
});

test('no device told, or one never seen', () => {
  assert.equal(sharedDevice.evaluate(aLogin({ device: undefined }), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(sharedDevice, 'login'));
