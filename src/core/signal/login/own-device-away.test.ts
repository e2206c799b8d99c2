import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, keysOf, recalledAtHome, recalledElsewhere } from '../test-state.ts';
import { ownDeviceAway } from './own-device-away.ts';

const abroad = aLogin({ ip: '198.51.100.9' });

test('the customer’s own laptop from a hotel abroad', () => {
  const finding = ownDeviceAway.evaluate(abroad, recalledElsewhere(abroad));
  assert.deepEqual(finding, { value: -1, facts: { asn: 14061 } });
});

test('a device nobody knows from there, and his own at home', () => {
  const stranger = aLogin({ ip: '198.51.100.9', device: 'server' });
  assert.equal(ownDeviceAway.evaluate(stranger, recalledElsewhere(stranger)), undefined);
  assert.equal(ownDeviceAway.evaluate(aLogin(), recalledAtHome()), undefined);
});

test('who has his cookies has the name of his device: it says less while the theft is fresh', () => {
  const account = { ...anAccountWithHabits(), exposure: 0.8, exposureMs: noonMs };
  const finding = ownDeviceAway.evaluate(abroad, recalledElsewhere(abroad, { account }));
  assert.ok(finding && Math.abs(finding.value + 0.04) < 1e-9);
});

test('a device of yesterday has no standing yet', () => {
  const account = anAccountWithHabits(1);
  const keys = keysOf(abroad, { ...homeOrigin, asn: 4713 });
  assert.equal(
    ownDeviceAway.evaluate(abroad, recalledElsewhere(abroad, { account, keys })),
    undefined,
  );
});

test('stays within its bounds', () => assertBounded(ownDeviceAway, 'login'));
