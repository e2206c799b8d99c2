// Teaches an account's profile what a log-in looked like, and takes it back when it was a hijacker's.
import type { Account } from '../account.ts';
import { limits } from '../account.ts';
import { addCount, removeCount, weightAt, without } from '../counts.ts';
import type { LoginKeys } from '../familiarity.ts';
import { addSighting, type Population } from '../population.ts';
import type { Session } from '../session.ts';
import { isStranger } from './stranger.ts';

/** Above this risk a log-in teaches hardly anything until it has been cleared. */
const teachingRiskMax = 0.2;
/**
 * So little, but not nothing: what comes again for weeks without complaint is the customer's own
 * (a server that trades for him), and must not be held against him for ever.
 */
const doubtedShare = 0.1;

/** Learns the log-in in proportion to how likely it was the owner's; a stranger's hardly. */
export function learnLogin(
  account: Account,
  session: Session,
  keys: LoginKeys,
  risk: number,
  timeMs: number,
): void {
  rememberKeys(session, keys);
  // Whoever is turned away at the door has not been in.
  if (session.cut) return;
  const isDoubted = risk > teachingRiskMax || isStranger(account, session, keys, timeMs);
  const share = isDoubted ? doubtedShare : 1 - risk;
  teach(account, session, weightAt(timeMs) * share);
}

function rememberKeys(session: Session, keys: LoginKeys): void {
  session.addressKey = keys.address;
  session.networkKey = keys.network;
  session.countryKey = keys.country;
  session.agentKey = keys.agent;
  session.deviceKey = keys.device;
  const { browser, system, form, language, entry, hour } = keys;
  session.habits.length = 0;
  session.habits.push(browser, system, form, language, entry, hour);
}

/** Only what a session remembers of its log-in is taught, so that all of it can be taken back. */
function teach(account: Account, session: Session, weight: number): void {
  session.learntWeight = Math.fround(weight);
  account.logins = Math.fround(account.logins + weight);
  addCount(account.addresses, session.addressKey, weight, limits.addresses);
  addCount(account.networks, session.networkKey, weight, limits.networks);
  addCount(account.countries, session.countryKey, weight, limits.countries);
  addCount(account.agents, session.agentKey, weight, limits.agents);
  if (session.deviceKey) addCount(account.devices, session.deviceKey, weight, limits.devices);
  const [browser, system, form, language, entry, hour] = session.habits as Habits;
  addCount(account.browsers, browser, weight, limits.browsers);
  addCount(account.systems, system, weight, limits.systems);
  addCount(account.forms, form, weight, limits.forms);
  addCount(account.languages, language, weight, limits.languages);
  addCount(account.entries, entry, weight, limits.entries);
  account.hours[hour] = Math.fround(account.hours[hour]! + weight);
}

type Habits = [number, number, number, number, number, number];

/** After a passed challenge a log-in that was doubted counts in full. */
export function learnCleared(account: Account, session: Session, timeMs: number): void {
  const whole = weightAt(timeMs);
  if (session.learntWeight > whole * doubtedShare * 1.001 || !session.loggedIn) return;
  unlearn(account, session);
  teach(account, session, whole);
}

/** Confirmed fraud: what the hijacker's log-in taught is forgotten. */
export function unlearn(account: Account, session: Session): void {
  const weight = session.learntWeight;
  if (weight === 0) return;
  session.learntWeight = 0;
  account.logins = without(account.logins, weight);
  removeCount(account.addresses, session.addressKey, weight);
  removeCount(account.networks, session.networkKey, weight);
  removeCount(account.countries, session.countryKey, weight);
  removeCount(account.agents, session.agentKey, weight);
  removeCount(account.devices, session.deviceKey, weight);
  const [browser, system, form, language, entry, hour] = session.habits as Habits;
  removeCount(account.browsers, browser, weight);
  removeCount(account.systems, system, weight);
  removeCount(account.forms, form, weight);
  removeCount(account.languages, language, weight);
  removeCount(account.entries, entry, weight);
  account.hours[hour] = without(account.hours[hour]!, weight);
}

export function learnPopulation(
  population: Population,
  keys: LoginKeys,
  risk: number,
  timeMs: number,
): void {
  const weight = weightAt(timeMs) * (1 - risk);
  if (population.sinceMs === 0) population.sinceMs = timeMs;
  population.logins += weight;
  const { seen } = population;
  addSighting(seen.network, keys.network, weight);
  addSighting(seen.country, keys.country, weight);
  addSighting(seen.agent, keys.agent, weight);
  addSighting(seen.browser, keys.browser, weight);
  addSighting(seen.system, keys.system, weight);
  addSighting(seen.form, keys.form, weight);
  addSighting(seen.language, keys.language, weight);
  addSighting(seen.entry, keys.entry, weight);
  addSighting(seen.hour, keys.hour, weight);
}
