import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs } from '../../lib/decay.ts';
import { type Account, createAccount } from '../account.ts';
import { addCount, distinctIn, weightAt, weightOf } from '../counts.ts';
import { type LoginKeys, loginKeysOf } from '../familiarity.ts';
import { createPopulation, features } from '../population.ts';
import { createSession } from '../session.ts';
import { aHijackersLogin, aLogin, homeOrigin, hostingOrigin, noonMs } from '../test-events.ts';
import { learnCleared, learnLogin, learnPopulation, unlearn } from './profile.ts';

const homeKeys = loginKeysOf(aLogin(), 'password/web', homeOrigin, noonMs);
const strangeKeys = loginKeysOf(aHijackersLogin(), 'otp/api', hostingOrigin, noonMs);

const tables = [
  'addresses',
  'networks',
  'countries',
  'agents',
  'browsers',
  'systems',
  'forms',
  'devices',
  'languages',
  'entries',
] as const;

function learn(account: Account, keys: LoginKeys, risk = 0, timeMs = noonMs) {
  const session = createSession('session', timeMs, 0);
  session.loggedIn = true;
  learnLogin(account, session, keys, risk, timeMs);
  return session;
}

/** What is known, entry by entry, without the order in which it was learnt. */
function knowledge(account: Account): Map<string, number> {
  const known = new Map<string, number>([['logins', account.logins]]);
  for (const table of tables)
    for (let index = 0; index < account[table].length; index += 2)
      known.set(`${table} ${account[table][index]}`, account[table][index + 1]!);
  for (const [hour, weight] of account.hours.entries())
    if (weight > 0) known.set(`hour ${hour}`, weight);
  return known;
}

/** Weights are 32-bit floats: they come back to within their rounding. */
function assertSame(left: Account, right: Account): void {
  const [one, other] = [knowledge(left), knowledge(right)];
  assert.deepEqual([...one.keys()].sort(), [...other.keys()].sort());
  for (const [name, weight] of one)
    assert.ok(Math.abs(weight - other.get(name)!) <= 1e-5 * weight, name);
}

test('a log-in teaches every table one sighting of today', () => {
  const account = createAccount();
  learn(account, homeKeys);
  const weight = Math.fround(weightAt(noonMs));
  assert.equal(account.logins, weight);
  for (const table of tables) assert.equal(account[table][1], weight, table);
  assert.equal(account.hours[homeKeys.hour], weight);
});

test('the riskier, the less it teaches; above a fifth hardly anything', () => {
  const account = createAccount();
  learn(account, homeKeys, 0.2);
  assert.ok(Math.abs(account.logins - 0.8 * weightAt(noonMs)) < 1e-6);
  const suspected = createAccount();
  const session = learn(suspected, strangeKeys, 0.21);
  assert.ok(Math.abs(suspected.logins - 0.1 * weightAt(noonMs)) < 1e-6);
  assert.equal(session.learntWeight, suspected.logins);
  assert.equal(session.addressKey, strangeKeys.address);
});

test('confirmed fraud is un-learnt: the profile is as it was before', () => {
  const before = createAccount();
  for (let daysAgo = 9; daysAgo > 0; daysAgo -= 1)
    learn(before, homeKeys, 0.01, noonMs - daysAgo * dayMs);
  const account = structuredClone(before);
  for (const keys of [strangeKeys, homeKeys]) {
    const session = learn(account, keys, 0.1);
    assert.notDeepEqual(knowledge(account), knowledge(before));
    unlearn(account, session);
    assertSame(account, before);
    unlearn(account, session);
    assertSame(account, before);
  }
});

const keyNames = [
  ...(['address', 'network', 'country', 'agent', 'browser', 'system', 'form', 'device'] as const),
  ...(['language', 'entry'] as const),
];

function addByHand(account: Account, keys: LoginKeys, weight: number): void {
  account.logins += weight;
  account.hours[keys.hour]! += weight;
  for (const [at, table] of tables.entries())
    addCount(account[table], keys[keyNames[at]!], weight, 8);
}

test('learning and un-learning cancel each other in any order of sessions', () => {
  const choice = fc.record({
    strange: fc.boolean(),
    risk: fc.double({ min: 0, max: 0.3, noNaN: true }),
    minutes: fc.nat({ max: 10_000 }),
    unlearnt: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 8 }), (choices) => {
      const account = createAccount();
      const sessions = choices.map(({ strange, risk, minutes, unlearnt }) => {
        const keys = strange ? strangeKeys : homeKeys;
        return { session: learn(account, keys, risk, noonMs + minutes * 60_000), keys, unlearnt };
      });
      const kept = createAccount();
      for (const { session, keys, unlearnt } of sessions)
        if (unlearnt) unlearn(account, session);
        else addByHand(kept, keys, session.learntWeight);
      assertSame(kept, account);
    }),
  );
});

test('a challenge passed later teaches in full what was doubted, and once', () => {
  const account = createAccount();
  const session = learn(account, strangeKeys, 0.5);
  learnCleared(account, session, noonMs);
  learnCleared(account, session, noonMs);
  for (const table of tables) assert.equal(distinctIn(account[table]), 1, table);
  assert.equal(account.logins, Math.fround(weightAt(noonMs)));
  unlearn(account, session);
  assertSame(account, createAccount());
});

test('a session without a log-in teaches nothing', () => {
  const account = createAccount();
  learnCleared(account, createSession('session', noonMs, 0), noonMs);
  assert.deepEqual(account, createAccount());
});

test('a log-in without a device leaves the table of devices alone', () => {
  const account = createAccount();
  learn(account, { ...homeKeys, device: 0 });
  assert.equal(distinctIn(account.devices), 0);
});

test('a full table keeps what is used most', () => {
  const account = createAccount();
  for (let times = 0; times < 5; times += 1) learn(account, homeKeys);
  for (let address = 1; address <= 20; address += 1) learn(account, { ...homeKeys, address });
  assert.equal(distinctIn(account.addresses), 8);
  assert.ok(weightOf(account.addresses, homeKeys.address) > 4 * weightAt(noonMs));
});

test('everybody learns the log-in too, the less the riskier', () => {
  const population = createPopulation();
  learnPopulation(population, homeKeys, 0.25, noonMs);
  assert.equal(population.logins, 0.75 * weightAt(noonMs));
  for (const feature of features) assert.equal(population.seen[feature].size, 1, feature);
});
