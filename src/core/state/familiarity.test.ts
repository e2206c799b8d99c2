import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../lib/decay.ts';
import { type Account, createAccount } from './account.ts';
import { weightAt } from './counts.ts';
import { createEntity } from './entity.ts';
import {
  clientFamiliarity,
  deviceFamiliarity,
  habitFamiliarity,
  type LoginKeys,
  loginKeysOf,
  loginsOf,
  networkFamiliarity,
  networkShareOf,
} from './familiarity.ts';
import { createPopulation, type Feature } from './population.ts';
import { aLogin, homeOrigin, noonMs } from './test-events.ts';
import { addWeight } from './value-weights.ts';

const today = weightAt(noonMs);

/** Nine log-ins: six from address 1 and three from address 2, all else always the same. */
function customer(): Account {
  const always = () => [1, 9 * today];
  return {
    ...createAccount(),
    logins: 9 * today,
    addresses: [1, 6 * today, 2, 3 * today],
    networks: always(),
    countries: always(),
    agents: always(),
    browsers: always(),
    systems: always(),
    forms: always(),
    devices: always(),
    languages: always(),
    entries: always(),
    hours: [9 * today, 0, 0, 0, 0, 0, 0, 0],
  };
}

/** Ninety-nine log-ins of everybody, as `seen` says; what it leaves out was never seen. */
function everybody(seen: Partial<Record<Feature, readonly (readonly [number, number])[]>>) {
  const population = createPopulation();
  population.logins = 99 * today;
  for (const [feature, entries] of Object.entries(seen))
    for (const [key, logins] of entries)
      addWeight(population.seen[feature as Feature], key, logins * today);
  return population;
}

const keys: LoginKeys = {
  address: 1,
  network: 1,
  country: 1,
  agent: 1,
  browser: 1,
  system: 1,
  form: 1,
  device: 1,
  language: 1,
  entry: 1,
  hour: 0,
};

function assertClose(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

/** Four of a hundred log-ins came from this address. */
const address = { ...createEntity(), visits: 4 };
const places = everybody({
  network: [
    [1, 33],
    [2, 66],
  ],
  country: [[1, 99]],
});
const everyNetwork = (33 / 99) * (1 - 2 / 102);
const everyCountry = 1 - 1 / 101;

test('a log-in from the usual address, by hand', () => {
  const everyone = 0.6 * 0.04 + 0.3 * everyNetwork + 0.1 * everyCountry;
  const own =
    0.6 * ((6 / 9) * (1 - 2 / 12) + 0.04 / 12) +
    0.3 * (1 - 1 / 11 + everyNetwork / 11) +
    0.1 * (1 - 1 / 11 + everyCountry / 11);
  const found = networkFamiliarity(keys, customer(), address, places, noonMs);
  assertClose(found, Math.log(everyone / own));
  assert.ok(found < -1);
});

test('a log-in from where neither he nor anybody was, by hand', () => {
  const strange = { ...keys, address: 9, network: 9, country: 9 };
  const [newAddress, newNetwork, newCountry] = [1 / 100, 1 / 102, 1 / 101];
  const everyone = 0.6 * newAddress + 0.3 * newNetwork + 0.1 * newCountry;
  const own = 0.6 * (newAddress / 12) + 0.3 * (newNetwork / 11) + 0.1 * (newCountry / 11);
  const found = networkFamiliarity(strange, customer(), undefined, places, noonMs);
  assertClose(found, Math.log(everyone / own));
  assert.ok(found > 2);
});

test('a new country alone is weak, and so is a new address alone', () => {
  const strangeness = (changed: Partial<LoginKeys>) =>
    networkFamiliarity({ ...keys, ...changed }, customer(), address, places, noonMs);
  const all = strangeness({ address: 9, network: 9, country: 9 });
  assert.ok(strangeness({ country: 9 }) < -1);
  assert.ok(strangeness({ address: 9 }) < 0);
  assert.ok(strangeness({ address: 9, network: 9 }) < all);
});

test('software by agent, browser, system and form, by hand', () => {
  const software = everybody({
    agent: [[1, 9]],
    browser: [[1, 33]],
    system: [[1, 66]],
    form: [[1, 99]],
  });
  const shares = [9, 33, 66, 99].map((logins) => (logins / 99) * (1 - 1 / 101));
  const weights = [0.539, 0.268, 0.188, 0.005];
  const sum = (of: (share: number) => number) =>
    shares.reduce((total, share, index) => total + weights[index]! * of(share), 0);
  const own = sum((share) => 1 - 1 / 11 + share / 11);
  assertClose(
    clientFamiliarity(keys, customer(), software, noonMs),
    Math.log(sum((share) => share) / own),
  );
  const updated = clientFamiliarity({ ...keys, agent: 9 }, customer(), software, noonMs);
  const another = { ...keys, agent: 9, browser: 9, system: 9 };
  assert.ok(updated < clientFamiliarity(another, customer(), software, noonMs) - 1);
});

test('language, way in and hour add up, by hand', () => {
  const habits = everybody({ language: [[1, 99]], entry: [[1, 99]], hour: [[0, 33]] });
  const every = 1 - 1 / 101;
  const each = Math.log(every / (1 - 1 / 11 + every / 11));
  const everyHour = (33 / 99) * (1 - 1 / 101);
  const hour = Math.log(everyHour / ((9 + everyHour) / 10));
  assertClose(habitFamiliarity(keys, customer(), habits, noonMs), 2 * each + hour);
});

test('a device of the own against one never seen, by hand', () => {
  assertClose(
    deviceFamiliarity(keys, customer(), noonMs),
    Math.log(0.05 / (1 - 1 / 11 + 0.05 / 11)),
  );
  assertClose(deviceFamiliarity({ ...keys, device: 9 }, customer(), noonMs), Math.log(11));
});

test('log-ins half a year old count half: the profile is trusted less', () => {
  const laterMs = noonMs + 180 * 24 * hourMs;
  assertClose(loginsOf(customer(), laterMs), 4.5);
  const unseen = { ...keys, device: 9 };
  assert.ok(
    deviceFamiliarity(unseen, customer(), laterMs) < deviceFamiliarity(unseen, customer(), noonMs),
  );
});

test('the share of the own log-ins through a network', () => {
  assert.equal(networkShareOf(keys, customer()), 1);
  assert.equal(networkShareOf({ ...keys, network: 9 }, customer()), 0);
  assert.equal(networkShareOf(keys, createAccount()), 0);
});

test('keys of a log-in; what it does not say is 0, and hours are bins of three', () => {
  const full = loginKeysOf(aLogin(), 'password/web', homeOrigin, noonMs);
  assert.equal(full.network, homeOrigin.asn);
  assert.equal(full.hour, 0);
  assert.ok(Object.entries(full).every(([name, key]) => name === 'hour' || key > 0));
  const bare = loginKeysOf({}, 'password/web', undefined, noonMs + 22 * hourMs);
  const { entry, hour, ...rest } = bare;
  assert.equal(entry, full.entry);
  assert.equal(hour, 7);
  assert.ok(Object.values(rest).every((key) => key === 0));
});

test('a field of the firm’s own by the name of the language is none, whatever it holds', () => {
  const seen = { ip: '203.0.113.7', userAgent: 'agent' };
  const silent = loginKeysOf(seen, 'password/web', homeOrigin, noonMs);
  for (const language of [[0.5], { a: 1 }, 7, true, null])
    assert.deepEqual(
      loginKeysOf({ ...seen, language }, 'password/web', homeOrigin, noonMs),
      silent,
    );
});
