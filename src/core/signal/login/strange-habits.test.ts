import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Login } from '../../event/session.ts';
import { dayMs } from '../../lib/decay.ts';
import { createAccount } from '../../state/account.ts';
import { learnLogin, learnPopulation } from '../../state/fold/profile.ts';
import { createPopulation } from '../../state/population.ts';
import { createSession } from '../../state/session.ts';
import { aLogin, homeOrigin, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { keysOf, recalled, recalledAtHome } from '../test-state.ts';
import { strangeHabits } from './strange-habits.ts';

const strangeness = (...given: Parameters<typeof strangeHabits.evaluate>) =>
  strangeHabits.evaluate(...given)?.value ?? 0;

const nightMs = noonMs + 9 * 3_600_000;

function atNight(login: Login) {
  const keys = keysOf(login, homeOrigin, nightMs);
  return strangeHabits.evaluate(login, recalledAtHome(login, { keys, timeMs: nightMs }));
}

const stranger = aLogin({ language: 'zh-CN', method: 'otp', channel: 'api' });

test('another language by another way in at another hour is strange', () => {
  const finding = atNight(stranger);
  assert.ok(finding && finding.value > 2);
  assert.deepEqual(finding.facts, { language: 'zh-CN', entry: 'otp/api', hourUtc: 10 });
});

test('the own habits speak for the owner', () => {
  assert.ok(strangeness(aLogin(), recalledAtHome()) < 0);
});

test('one sleepless night says clearly less', () => {
  assert.ok(atNight(aLogin())!.value < atNight(stranger)!.value - 1);
});

test('a customer whose software never tells its language is no stranger for it', () => {
  const login = aLogin({ language: undefined });
  const account = createAccount();
  const population = createPopulation();
  for (let daysAgo = 60; daysAgo > 0; daysAgo -= 1) {
    const timeMs = noonMs - daysAgo * dayMs;
    const keys = keysOf(login, homeOrigin, timeMs);
    learnLogin(account, createSession('past', timeMs, 0), keys, 0, timeMs);
    learnPopulation(population, keys, 0, timeMs);
  }
  const keys = keysOf(login, homeOrigin);
  assert.ok(strangeness(login, recalled({ account, population, keys })) < 0.1);
  const telling = aLogin({ language: 'zh-CN' });
  const other = recalled({ account, population, keys: keysOf(telling, homeOrigin) });
  assert.ok(strangeness(telling, other) > 0);
});

test('of an account that never logged in nothing is known', () => {
  const login = aLogin();
  assert.equal(
    strangeHabits.evaluate(login, recalled({ keys: keysOf(login, homeOrigin) })),
    undefined,
  );
});

test('stays within its bounds', () => assertBounded(strangeHabits, 'login'));
