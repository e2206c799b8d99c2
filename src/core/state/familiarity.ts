// How much more a log-in looks like everybody than like this customer: ln p(x) - ln p(x|account).
//
// Freeman et al. (NDSS 2016) with the hierarchies and weights of Wiefling et al. (ACM TOPS 2022):
// an unknown address in a known network is no stranger, a new browser version is no new machine.
import type { Origin } from '../event/origin.ts';
import { hash32 } from '../lib/hash.ts';
import type { Account } from './account.ts';
import { type Counts, distinctIn, weightAt, weightOf } from './counts.ts';
import type { Entity } from './entity.ts';
import { type Population, shareOf } from './population.ts';

/** Published starting weights (Wiefling et al. 2022, table of feature weights). */
const addressWeights = { address: 0.6, network: 0.3, country: 0.1 } as const;
const clientWeights = { agent: 0.539, browser: 0.268, system: 0.188, form: 0.005 } as const;

/**
 * Hijackers are not drawn from the customers' own distribution: half of the numerator is a flat
 * share, so that a place where no customer ever was does not count in favour of the visitor.
 */
const flatShare = 0.05;
const ownPart = 0.5;

export interface LoginKeys {
  readonly address: number;
  readonly network: number;
  readonly country: number;
  readonly agent: number;
  readonly browser: number;
  readonly system: number;
  readonly form: number;
  readonly device: number;
  readonly language: number;
  readonly entry: number;
  /** Bin of three hours, 0..7, UTC. */
  readonly hour: number;
}

/** The log-in's values as the small keys that profiles hold; 0 where it did not say. */
export function loginKeysOf(
  seen: { ip?: string; userAgent?: string; device?: string; language?: string },
  entry: string,
  origin: Origin | undefined,
  timeMs: number,
): LoginKeys {
  return {
    address: seen.ip ? hash32(seen.ip) : 0,
    network: origin?.asn ?? 0,
    country: origin?.country ? hash32(origin.country) : 0,
    agent: seen.userAgent ? hash32(seen.userAgent) : 0,
    browser: origin?.browser ? hash32(origin.browser) : 0,
    system: origin?.os ? hash32(origin.os) : 0,
    form: origin ? hash32(origin.form) : 0,
    device: seen.device ? hash32(seen.device) : 0,
    language: seen.language ? hash32(seen.language) : 0,
    entry: hash32(entry),
    hour: Math.floor(((timeMs / 3_600_000) % 24) / 3),
  };
}

function logRatio(everybody: number, own: number): number {
  return Math.log((ownPart * everybody + (1 - ownPart) * flatShare) / own);
}

/** Log-ins of the account in units of one of today. */
export function loginsOf(account: Account, timeMs: number): number {
  return account.logins / weightAt(timeMs);
}

export function networkFamiliarity(
  keys: LoginKeys,
  account: Account,
  address: Entity | undefined,
  population: Population,
  timeMs: number,
): number {
  const logins = loginsOf(account, timeMs);
  const { address: a, network: n, country: c } = addressWeights;
  const own =
    a * shareOwn(account.addresses, keys.address, account.logins, logins) +
    n * shareOwn(account.networks, keys.network, account.logins, logins) +
    c * shareOwn(account.countries, keys.country, account.logins, logins);
  const everybody =
    a * addressShare(address, population, timeMs) +
    n * shareOf(population, 'network', keys.network, timeMs) +
    c * shareOf(population, 'country', keys.country, timeMs);
  return logRatio(everybody, own);
}

export function clientFamiliarity(
  keys: LoginKeys,
  account: Account,
  population: Population,
  timeMs: number,
): number {
  const logins = loginsOf(account, timeMs);
  const { agent, browser, system, form } = clientWeights;
  const own =
    agent * shareOwn(account.agents, keys.agent, account.logins, logins) +
    browser * shareOwn(account.browsers, keys.browser, account.logins, logins) +
    system * shareOwn(account.systems, keys.system, account.logins, logins) +
    form * shareOwn(account.forms, keys.form, account.logins, logins);
  const everybody =
    agent * shareOf(population, 'agent', keys.agent, timeMs) +
    browser * shareOf(population, 'browser', keys.browser, timeMs) +
    system * shareOf(population, 'system', keys.system, timeMs) +
    form * shareOf(population, 'form', keys.form, timeMs);
  return logRatio(everybody, own);
}

/** Language, way in and hour: each on its own level. */
export function habitFamiliarity(
  keys: LoginKeys,
  account: Account,
  population: Population,
  timeMs: number,
): number {
  const logins = loginsOf(account, timeMs);
  const language = logRatio(
    shareOf(population, 'language', keys.language, timeMs),
    shareOwn(account.languages, keys.language, account.logins, logins),
  );
  const entry = logRatio(
    shareOf(population, 'entry', keys.entry, timeMs),
    shareOwn(account.entries, keys.entry, account.logins, logins),
  );
  const hourWeight = account.hours[keys.hour]!;
  // Eight bins, one imaginary log-in in each.
  const ownHour = (hourWeight / weightAt(timeMs) + 1) / (logins + 8);
  const hour = logRatio(shareOf(population, 'hour', keys.hour, timeMs), ownHour);
  return language + entry + hour;
}

/** p(value | account): seen (c/N)(1 - M/(N+M)), unseen 1/(N+M); an unsaid value counts as unseen. */
function shareOwn(counts: Counts, key: number, scaleLogins: number, logins: number): number {
  const distinct = distinctIn(counts);
  const weight = weightOf(counts, key);
  if (weight === 0 || key === 0) return 1 / (logins + distinct + 1);
  return Math.min(1, weight / scaleLogins) * (1 - distinct / (logins + distinct + 1));
}

function addressShare(address: Entity | undefined, population: Population, timeMs: number): number {
  const logins = population.logins / weightAt(timeMs);
  if (!address) return 1 / (logins + 1);
  return Math.min(1, address.visits / (logins + 1));
}

/** Devices are named at random, so everybody's share of one is the flat one. */
export function deviceFamiliarity(keys: LoginKeys, account: Account, timeMs: number): number {
  const logins = loginsOf(account, timeMs);
  return Math.log(flatShare / shareOwn(account.devices, keys.device, account.logins, logins));
}

/** The account's own share of log-ins through this network. */
export function networkShareOf(keys: LoginKeys, account: Account, timeMs: number): number {
  return shareOwn(account.networks, keys.network, account.logins, loginsOf(account, timeMs));
}
