import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learnLogin } from '../../state/fold/profile.ts';
import type { Recalled } from '../../state/recall.ts';
import { aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, aSession, keysOf, recalledAtHome } from '../test-state.ts';
import { newAddress } from './new-address.ts';

const beside = aLogin({ ip: '203.0.113.99' });

const judge = (changes: Partial<Recalled> = {}, login = beside) =>
  newAddress.evaluate(
    login,
    recalledAtHome(login, { keys: keysOf(login, homeOrigin), ...changes }),
  );

test('a line beside the customer’s own, with his provider', () => {
  const finding = judge();
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.ip, '203.0.113.99');
});

test('at home as ever', () => {
  assert.equal(judge({}, aLogin()), undefined);
});

test('a provider that gives another address every night', () => {
  const account = anAccountWithHabits(0);
  for (let night = 0; night < 40; night += 1) {
    const login = aLogin({ ip: `203.0.113.${night}` });
    learnLogin(account, aSession(), keysOf(login, homeOrigin), 0, noonMs);
  }
  assert.ok((judge({ account })?.value ?? 0) < 0.2);
});

test('a carrier’s addresses change all the time', () => {
  const carrier = { ...homeOrigin, network: 'mobile' as const };
  assert.equal(judge({ origin: carrier }), undefined);
});

test('stays within its bounds', () => assertBounded(newAddress, 'login'));
