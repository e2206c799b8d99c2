import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anEntity, aPlaceOf, recalled } from '../test-state.ts';
import { sharedAddress } from './shared-address.ts';

test('one address that newly enters ten accounts within hours', () => {
  const finding = sharedAddress.evaluate(aLogin(), recalled({ address: aPlaceOf(9, true) }));
  assert.ok(finding && finding.value > 1.5);
  assert.deepEqual(finding.facts, { ip: '203.0.113.7', accounts: 10 });
});

test('an office where ten colleagues log in as ever', () => {
  const office = recalled({ address: aPlaceOf(9, false) });
  assert.equal(sharedAddress.evaluate(aLogin(), office), undefined);
});

test('a household of two', () => {
  assert.equal(
    sharedAddress.evaluate(aLogin(), recalled({ address: aPlaceOf(1, true) })),
    undefined,
  );
});

test('a carrier’s gateway always brings strangers', () => {
  const address = { ...aPlaceOf(4, true), visits: 200 };
  const mobile = { ...homeOrigin, network: 'mobile' as const };
  assert.equal(sharedAddress.evaluate(aLogin(), recalled({ address, origin: mobile })), undefined);
});

test('strangers of last week are forgotten', () => {
  const late = recalled({ address: aPlaceOf(9, true), timeMs: noonMs + 7 * dayMs });
  assert.equal(sharedAddress.evaluate(aLogin(), late), undefined);
});

test('the account itself and an address nobody used say nothing', () => {
  const own = anEntity({ visitors: [1, noonMs / 1000, 1] });
  assert.equal(sharedAddress.evaluate(aLogin(), recalled({ address: own })), undefined);
  assert.equal(sharedAddress.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(sharedAddress, 'login'));
