import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash32 } from '../../lib/hash.ts';
import { createAccount } from '../../state/account.ts';
import { addCount, weightAt } from '../../state/counts.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { aSession, recalled } from '../test-state.ts';
import { proceedsIntoUnknown } from './proceeds-into-unknown.ts';

const thin = anOrder({ instrument: 'XHKG:08123' });

function accountThatTraded(instrument: string) {
  const account = createAccount();
  addCount(account.instruments, hash32(instrument), weightAt(noonMs), 20);
  return account;
}

test('all proceeds of the session into one stock never traded', () => {
  const session = aSession({ soldJpy: 9_000_000 });
  const state = recalled({ session, valueJpy: 9_000_000 });
  const finding = proceedsIntoUnknown.evaluate(thin, state);
  assert.ok(finding && Math.abs(finding.value - 1.8) < 1e-9);
  assert.deepEqual(finding.facts, { instrument: 'XHKG:08123', share: 0.9, ofProceeds: 1 });
});

test('a tenth of the account into something new says little', () => {
  const state = recalled({ session: aSession(), valueJpy: 1_000_000 });
  assert.ok(proceedsIntoUnknown.evaluate(thin, state)!.value <= 0.1);
});

test('the own stock, for the first or the fifth time in this session', () => {
  const account = accountThatTraded('XHKG:08123');
  const first = aSession({ soldJpy: 9_000_000 });
  const fifth = aSession({ soldJpy: 9_000_000, bought: ['XHKG:08123'], boughtUnknown: 0 });
  for (const session of [first, fifth]) {
    const state = recalled({ account, session, valueJpy: 9_000_000 });
    assert.equal(proceedsIntoUnknown.evaluate(thin, state), undefined);
  }
});

test('what was new when this session began is still new at the second purchase', () => {
  const account = accountThatTraded('XHKG:08123');
  const bought = ['XTKS:7203', 'XHKG:08123'];
  const session = aSession({ boughtJpy: 4_000_000, bought, boughtUnknown: 2 });
  const finding = proceedsIntoUnknown.evaluate(
    thin,
    recalled({ account, session, valueJpy: 4_000_000 }),
  );
  assert.ok(finding && Math.abs(finding.value - 0.8) < 1e-9);
});

test('a sale, an unknown session, an account of unknown value', () => {
  const state = recalled({ session: aSession(), valueJpy: 1e7 });
  assert.equal(proceedsIntoUnknown.evaluate(anOrder({ side: 'sell' }), state), undefined);
  assert.equal(proceedsIntoUnknown.evaluate(thin, recalled({ valueJpy: 1e7 })), undefined);
  const session = aSession({ startValueJpy: 0 });
  assert.equal(proceedsIntoUnknown.evaluate(thin, recalled({ session, valueJpy: 1e7 })), undefined);
});

test('stays within its bounds', () => assertBounded(proceedsIntoUnknown, 'order'));
