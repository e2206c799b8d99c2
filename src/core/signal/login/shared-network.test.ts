import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, homeOrigin, hostingOrigin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aPlaceOf, recalled } from '../test-state.ts';
import { sharedNetwork } from './shared-network.ts';

test('twelve customers newly come through one provider of servers', () => {
  const state = recalled({ origin: hostingOrigin, network: aPlaceOf(12, true) });
  const finding = sharedNetwork.evaluate(aLogin(), state);
  assert.ok(finding && finding.value > 1.5);
  assert.equal(finding.facts.accounts, 13);
});

test('a large provider: new customers come to it every day', () => {
  const network = { ...aPlaceOf(12, true), visits: 5000 };
  const state = recalled({ origin: homeOrigin, network });
  assert.equal(sharedNetwork.evaluate(aLogin(), state), undefined);
});

test('customers who have used it for long, and one newcomer', () => {
  for (const network of [aPlaceOf(12, false), aPlaceOf(1, true)])
    assert.equal(
      sharedNetwork.evaluate(aLogin(), recalled({ origin: homeOrigin, network })),
      undefined,
    );
});

test('stays within its bounds', () => assertBounded(sharedNetwork, 'login'));
