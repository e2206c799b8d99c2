import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, homeOrigin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, keysOf, recalled, recalledAtHome } from '../test-state.ts';
import { strangeDevice } from './strange-device.ts';

test('a device the account never had is strange, and so is none where there always was one', () => {
  for (const device of ['a server', undefined]) {
    const login = aLogin({ device });
    const finding = strangeDevice.evaluate(login, recalledAtHome(login));
    assert.ok(finding && finding.value > 0.5);
    assert.deepEqual(finding.facts, { known: false, devices: 1 });
  }
});

test('the own device speaks for the owner', () => {
  const finding = strangeDevice.evaluate(aLogin(), recalledAtHome());
  assert.ok(finding && finding.value < -2);
  assert.equal(finding.facts.known, true);
});

test('where the firm tells no devices, none is strange', () => {
  const account = { ...anAccountWithHabits(), devices: [] };
  assert.equal(strangeDevice.evaluate(aLogin(), recalledAtHome(aLogin(), { account })), undefined);
});

test('of an account that never logged in nothing is known', () => {
  const login = aLogin();
  assert.equal(
    strangeDevice.evaluate(login, recalled({ keys: keysOf(login, homeOrigin) })),
    undefined,
  );
});

test('stays within its bounds', () => assertBounded(strangeDevice, 'login'));
