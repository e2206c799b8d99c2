import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHijackersLogin, aLogin, homeOrigin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { keysOf, recalled, recalledAtHome, recalledElsewhere } from '../test-state.ts';
import { strangeNetwork } from './strange-network.ts';

const strangeness = (...given: Parameters<typeof strangeNetwork.evaluate>) =>
  strangeNetwork.evaluate(...given)?.value ?? 0;

test('a rented server abroad is strange to a customer who logs in from home', () => {
  const login = aHijackersLogin();
  const finding = strangeNetwork.evaluate(login, recalledElsewhere(login));
  assert.ok(finding && finding.value > 1);
  assert.deepEqual(finding.facts, { country: 'SG', asn: 14061 });
});

test('home speaks for the owner', () => {
  assert.ok(strangeness(aLogin(), recalledAtHome()) < -1);
});

test('a new address in the own network is no stranger', () => {
  const login = aLogin({ ip: '203.0.113.99' });
  const known = recalledAtHome(login);
  assert.ok(strangeness(login, known) < 0);
});

test('a new country alone says less than a new network and country', () => {
  const abroad = { ...homeOrigin, country: 'US' };
  const login = aLogin();
  const countryOnly = recalledAtHome(login, { origin: abroad, keys: keysOf(login, abroad) });
  const stranger = aHijackersLogin();
  assert.ok(strangeness(login, countryOnly) < 0);
  assert.ok(
    strangeness(stranger, recalledElsewhere(stranger)) > strangeness(login, countryOnly) + 2,
  );
});

test('of an account that never logged in nothing is known', () => {
  const login = aLogin();
  const first = recalled({ origin: homeOrigin, keys: keysOf(login, homeOrigin) });
  assert.equal(strangeNetwork.evaluate(login, first), undefined);
});

test('where no table knows the address, the address alone still tells', () => {
  const login = aLogin();
  const stranger = aHijackersLogin();
  const without = { origin: undefined };
  const owner = recalledAtHome(login, { ...without, keys: keysOf(login, undefined) });
  const other = recalledAtHome(stranger, { ...without, keys: keysOf(stranger, undefined) });
  assert.ok(strangeness(login, owner) < strangeness(stranger, other));
});

test('stays within its bounds', () => assertBounded(strangeNetwork, 'login'));
