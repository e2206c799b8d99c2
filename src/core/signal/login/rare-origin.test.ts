import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../state/account.ts';
import { createPopulation } from '../../state/population.ts';
import { aHijackersLogin, aLogin, homeOrigin, hostingOrigin } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anAccountWithHabits, aPopulation, keysOf, recalled } from '../test-state.ts';
import { rareOrigin } from './rare-origin.ts';

const fromAbroad = aHijackersLogin();

test('a country and a language nobody shows, on an account nobody has seen', () => {
  const state = recalled({
    account: createAccount(),
    population: aPopulation(),
    origin: hostingOrigin,
    keys: keysOf(fromAbroad, hostingOrigin),
  });
  const finding = rareOrigin.evaluate(fromAbroad, state);
  assert.ok(finding && finding.value > 3);
  assert.deepEqual(finding.facts, { country: 'SG', language: 'zh-CN' });
});

test('a new customer at home', () => {
  const keys = keysOf(aLogin(), homeOrigin);
  const state = recalled({ population: aPopulation(), origin: homeOrigin, keys });
  assert.equal(rareOrigin.evaluate(aLogin(), state), undefined);
});

test('who has habits of his own is judged by those, wherever he lives', () => {
  const keys = keysOf(fromAbroad, hostingOrigin);
  const population = aPopulation();
  const account = anAccountWithHabits();
  const state = recalled({ account, population, origin: hostingOrigin, keys });
  assert.equal(rareOrigin.evaluate(fromAbroad, state), undefined);
});

test('on the first day everybody is rare', () => {
  const keys = keysOf(fromAbroad, hostingOrigin);
  const state = recalled({ population: createPopulation(), origin: hostingOrigin, keys });
  assert.equal(rareOrigin.evaluate(fromAbroad, state), undefined);
});

test('stays within its bounds', () => assertBounded(rareOrigin, 'login'));
