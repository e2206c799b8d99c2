import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { aLogin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { exposedCredential } from './exposed-credential.ts';

function exposed(exposure: number, daysAgo: number) {
  const seen = { exposure, exposureMs: noonMs - daysAgo * dayMs, exposureSource: 'a peer' };
  const account = { ...createAccount(), ...seen };
  return exposedCredential.evaluate(aLogin(), recalled({ account }));
}

test('a credential sold yesterday', () => {
  const finding = exposed(0.9, 1);
  assert.ok(finding && finding.value > 0.87);
  assert.equal(finding.facts.days, 1);
  assert.equal(finding.facts.source, 'a peer');
});

test('a leak of last year is old news', () => {
  assert.equal(exposed(0.9, 365), undefined);
  assert.ok(exposed(0.9, 90)!.value < exposed(0.9, 1)!.value / 2);
});

test('an account nobody has seen with criminals', () => {
  assert.equal(exposedCredential.evaluate(aLogin(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(exposedCredential, 'login'));
