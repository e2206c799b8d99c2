// For tests of signals: a customer with habits among a thousand others, and the states around him.

import type { Origin } from '../event/origin.ts';
import type { Login } from '../event/session.ts';
import { dayMs } from '../lib/decay.ts';
import { createAccount } from '../state/account.ts';
import { createEntity, type Entity, visitEntity } from '../state/entity.ts';
import { loginKeysOf } from '../state/familiarity.ts';
import { learnLogin, learnPopulation } from '../state/fold/profile.ts';
import { createInstrument, type Instrument } from '../state/instrument.ts';
import { createPopulation, type Population } from '../state/population.ts';
import type { Recalled } from '../state/recall.ts';
import { createSession, type Session } from '../state/session.ts';
import { aLogin, homeOrigin, hostingOrigin, noonMs } from '../state/test-events.ts';

export function keysOf(login: Login, origin: Origin | undefined, timeMs = noonMs) {
  return loginKeysOf(login, `${login.method}/${login.channel}`, origin, timeMs);
}

/** Hana: a log-in from home on each of the last forty days. */
export function anAccountWithHabits(logins = 40) {
  const account = createAccount();
  for (let daysAgo = logins; daysAgo > 0; daysAgo -= 1) {
    const timeMs = noonMs - daysAgo * dayMs;
    const session = createSession('past', timeMs, 0);
    learnLogin(account, session, keysOf(aLogin(), homeOrigin, timeMs), 0, timeMs);
    account.lastLoginMs = timeMs;
    account.lastSeenMs = timeMs;
    account.lastCountry = 'JP';
  }
  return account;
}

const countries = ['JP', 'JP', 'JP', 'JP', 'JP', 'JP', 'JP', 'JP', 'JP', 'US'];

/** A thousand log-ins of everybody: many networks and agents, nine in ten from Japan. */
export function aPopulation(): Population {
  const population = createPopulation();
  for (let index = 0; index < 1000; index += 1) {
    const login = aLogin({ userAgent: `agent ${index % 40}`, ip: `192.0.2.${index % 250}` });
    const origin: Origin = {
      ...homeOrigin,
      asn: index % 10 === 0 ? 17676 : 2000 + (index % 30),
      country: countries[index % 10]!,
      browser: `Chrome ${130 + (index % 5)}`,
      os: index % 3 === 0 ? 'Windows 11' : 'iOS 18',
    };
    const timeMs = noonMs - (index % 100) * dayMs + (index % 8) * 3 * 3_600_000;
    learnPopulation(population, keysOf(login, origin, timeMs), 0, timeMs);
  }
  return population;
}

export function recalled(changes: Partial<Recalled> = {}): Recalled {
  return {
    timeMs: noonMs,
    accountName: '\u0000hana',
    addressName: '',
    networkName: '',
    deviceName: '',
    crowdName: '',
    clientName: '',
    referrerName: '',
    destinationName: '',
    visitor: 1,
    account: createAccount(),
    population: createPopulation(),
    valueJpy: 0,
    ...changes,
  };
}

/** What is recalled of Hana before this log-in from home. */
export function recalledAtHome(login: Login = aLogin(), changes: Partial<Recalled> = {}): Recalled {
  return recalled({
    account: anAccountWithHabits(),
    population: aPopulation(),
    origin: homeOrigin,
    keys: keysOf(login, homeOrigin),
    ...changes,
  });
}

/** The same before a log-in from a rented server. */
export function recalledElsewhere(login: Login, changes: Partial<Recalled> = {}): Recalled {
  return recalledAtHome(login, {
    origin: hostingOrigin,
    keys: keysOf(login, hostingOrigin),
    ...changes,
  });
}

/** A session that logged in ten minutes ago with an account of ten million yen. */
export function aSession(changes: Partial<Session> = {}): Session {
  const session = createSession('session-1', noonMs - 600_000, 10_000_000);
  return { ...session, loggedIn: true, ...changes };
}

export function anEntity(changes: Partial<Entity> = {}): Entity {
  return { ...createEntity(), lastMs: noonMs, ...changes };
}

/** A place that so many other accounts entered, an hour ago, for the first time or as ever. */
export function aPlaceOf(accounts: number, isNew: boolean): Entity {
  const entity = createEntity();
  for (let visitor = 100; visitor < 100 + accounts; visitor += 1)
    visitEntity(entity, visitor, isNew, noonMs - 3_600_000);
  return entity;
}

export function anInstrument(changes: Partial<Instrument> = {}): Instrument {
  return { ...createInstrument(), ...changes };
}
