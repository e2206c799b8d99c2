// How much more a log-in looks like everybody than like this customer: ln p(x) - ln p(x|account).
//
// Freeman et al. (NDSS 2016) with the hierarchies and weights of Wiefling et al. (ACM TOPS 2022):
// an unknown address in a known network is no stranger, a new browser version is no new machine.
import type { Origin } from '../event/origin.ts';
import { dayMs } from '../lib/decay.ts';
import { hash32 } from '../lib/hash.ts';
import type { Account } from './account.ts';
import { type Counts, distinctIn, weightAt, weightOf, without } from './counts.ts';
import type { Entity } from './entity.ts';
import { type Population, shareOf } from './population.ts';
import { type Elsewhere, elsewhereKey } from './session.ts';

/** Published starting weights (Wiefling et al. 2022, table of feature weights). */
const addressWeights = { address: 0.6, network: 0.3, country: 0.1 } as const;
const clientWeights = { agent: 0.539, browser: 0.268, system: 0.188, form: 0.005 } as const;

/** Devices are named at random: this much is granted to a hijacker for having the customer's own. */
const deviceShare = 0.05;

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
  seen: { ip?: string; userAgent?: string; device?: string; language?: unknown },
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
    // An account change may carry a field of this name of the firm's own, and that may be anything.
    language: typeof seen.language === 'string' && seen.language ? hash32(seen.language) : 0,
    entry: hash32(entry),
    hour: hourOf(timeMs),
  };
}

/** The same of a place where a session was seen after its log-in, or without one. */
export function keysElsewhere({ keys }: Elsewhere, timeMs: number): LoginKeys {
  const keyOf = (name: keyof typeof elsewhereKey) => keys[elsewhereKey[name]] ?? 0;
  return {
    address: keyOf('address'),
    network: keyOf('network'),
    country: keyOf('country'),
    agent: keyOf('agent'),
    browser: keyOf('browser'),
    system: keyOf('system'),
    form: keyOf('form'),
    device: keyOf('device'),
    language: keyOf('language'),
    entry: 0,
    hour: hourOf(timeMs),
  };
}

function hourOf(timeMs: number): number {
  return Math.floor(((timeMs / 3_600_000) % 24) / 3);
}

/** Log-ins of the account in units of one of today. */
export function loginsOf(account: Account, timeMs: number): number {
  return account.logins / weightAt(timeMs);
}

/** One level of a hierarchy: how common the value is among everybody, and for this account. */
interface Level {
  readonly weight: number;
  readonly everybody: number;
  readonly own: number;
}

function familiarity(levels: readonly Level[]): number {
  let everybody = 0;
  let own = 0;
  for (const level of levels) {
    everybody += level.weight * level.everybody;
    own += level.weight * level.own;
  }
  return Math.log(everybody / own);
}

function levelOf(
  weight: number,
  counts: Counts,
  key: number,
  everybody: number,
  account: Account,
  logins: number,
): Level {
  return { weight, everybody, own: ownShare(counts, key, everybody, account.logins, logins) };
}

export function networkFamiliarity(
  keys: LoginKeys,
  account: Account,
  address: Entity | undefined,
  population: Population,
  timeMs: number,
): number {
  const logins = loginsOf(account, timeMs);
  const everyAddress = addressShare(address, population, timeMs);
  const everyNetwork = shareOf(population, 'network', keys.network, timeMs);
  const everyCountry = shareOf(population, 'country', keys.country, timeMs);
  const { address: a, network: n, country: c } = addressWeights;
  return familiarity([
    levelOf(a, account.addresses, keys.address, everyAddress, account, logins),
    levelOf(n, account.networks, keys.network, everyNetwork, account, logins),
    levelOf(c, account.countries, keys.country, everyCountry, account, logins),
  ]);
}

export function clientFamiliarity(
  keys: LoginKeys,
  account: Account,
  population: Population,
  timeMs: number,
): number {
  const logins = loginsOf(account, timeMs);
  const { agent, browser, system, form } = clientWeights;
  const every = (feature: 'agent' | 'browser' | 'system' | 'form', key: number) =>
    shareOf(population, feature, key, timeMs);
  return familiarity([
    levelOf(agent, account.agents, keys.agent, every('agent', keys.agent), account, logins),
    levelOf(
      browser,
      account.browsers,
      keys.browser,
      every('browser', keys.browser),
      account,
      logins,
    ),
    levelOf(system, account.systems, keys.system, every('system', keys.system), account, logins),
    levelOf(form, account.forms, keys.form, every('form', keys.form), account, logins),
  ]);
}

/** Language, way in and hour: each on its own level. */
export function habitFamiliarity(
  keys: LoginKeys,
  account: Account,
  population: Population,
  timeMs: number,
): number {
  const logins = loginsOf(account, timeMs);
  const everyLanguage = shareOf(population, 'language', keys.language, timeMs);
  const everyEntry = shareOf(population, 'entry', keys.entry, timeMs);
  const everyHour = shareOf(population, 'hour', keys.hour, timeMs);
  // Eight bins; the account's own hours are drawn towards everybody's by one imaginary log-in.
  const ownHour = (account.hours[keys.hour]! / weightAt(timeMs) + everyHour) / (logins + 1);
  return (
    familiarity([levelOf(1, account.languages, keys.language, everyLanguage, account, logins)]) +
    familiarity([levelOf(1, account.entries, keys.entry, everyEntry, account, logins)]) +
    Math.log(everyHour / ownHour)
  );
}

/**
 * p(value | account): seen (c/N)(1 - M/(N+M)), unseen 1/(N+M) of everybody's share, M being the
 * distinct values and one imaginary log-in added to N. The unseen part is spread as among everybody:
 * a rare place is as unlikely for the customer as for anybody, so that what speaks against the
 * visitor is that the place is new, never that it is rare. What a log-in does not say is a value like
 * any other: a customer whose software never tells its language is himself.
 */
function ownShare(
  counts: Counts,
  key: number,
  everybody: number,
  scaleLogins: number,
  logins: number,
  unproven = 0,
): number {
  const distinct = distinctIn(counts);
  const unseen = everybody / (logins + distinct + 1);
  const known = weightOf(counts, key);
  const weight = unproven === 0 ? known : without(known, unproven);
  if (weight === 0) return unseen;
  return Math.min(1, weight / scaleLogins) * (1 - distinct / (logins + distinct + 1)) + unseen;
}

function addressShare(address: Entity | undefined, population: Population, timeMs: number): number {
  const logins = population.logins / weightAt(timeMs);
  if (!address) return 1 / (logins + 1);
  return Math.min(1, Math.max(1, address.visits) / (logins + 1));
}

export function deviceFamiliarity(keys: LoginKeys, account: Account, timeMs: number): number {
  const logins = loginsOf(account, timeMs);
  const unproven = unprovenWeight(account, 'deviceKey', keys.device, timeMs);
  const own = ownShare(account.devices, keys.device, deviceShare, account.logins, logins, unproven);
  return Math.log(deviceShare / own);
}

/** Whoever comes in with something new is a stranger for so long, unless he proves himself. */
const probationMs = 3 * dayMs;
/** Log-odds from which a log-in was a stranger's: less is a new browser, or a first day. */
export const strangerMin = 1.5;
/** Part of a log-in of today that makes a value known. */
const knownMin = 0.3;

/** Seen often enough by the account, strangers of the last days left out. */
export function isKnown(counts: Counts, key: number, unproven: number, timeMs: number): boolean {
  return weightOf(counts, key) - unproven >= knownMin * weightAt(timeMs);
}

/** What a value weighs only because of log-ins of the last days that looked like a stranger's. */
export function unprovenWeight(
  account: Account,
  name: 'deviceKey' | 'networkKey' | 'agentKey' | 'addressKey',
  key: number,
  timeMs: number,
): number {
  let weight = 0;
  for (const session of account.sessions) {
    // First what nearly no session has.
    if (session.loginEvidence < strangerMin || session[name] !== key) continue;
    if (timeMs - session.startMs > probationMs) continue;
    if (session.passed === 'passkey' || session.label === 'legitimate') continue;
    weight += session.learntWeight;
  }
  return weight;
}

/**
 * ln( P(new | hijacked) / P(new | account) ) of a value the account never showed before: nearly every
 * hijacker shows new ones, a customer as often as he has shown new ones so far.
 */
export function newness(counts: Counts, account: Account, timeMs: number): number {
  let kept = 0;
  for (let index = 1; index < counts.length; index += 2) kept += counts[index]!;
  // Log-ins whose values have left the table were new ones too.
  const left = Math.max(0, account.logins - kept) / weightAt(timeMs);
  return Math.log((loginsOf(account, timeMs) + 1) / (distinctIn(counts) + left + 0.5));
}

/** The account's own share of log-ins through this network. */
export function networkShareOf(keys: LoginKeys, account: Account): number {
  return account.logins === 0 ? 0 : weightOf(account.networks, keys.network) / account.logins;
}
