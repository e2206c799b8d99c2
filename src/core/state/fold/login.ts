// Folds a log-in: the session, the profile, and the places it came from.
import type { Login } from '../../event/session.ts';
import { dayMs, decayOver, hourMs } from '../../lib/decay.ts';
import { shortName } from '../../lib/short-name.ts';
import type { Account } from '../account.ts';
import { type Counts, weightOf } from '../counts.ts';
import { sleptDaysOf } from '../dormancy.ts';
import { failEntity, visitEntity } from '../entity.ts';
import { strangerMin } from '../familiarity.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import type { World } from '../world.ts';
import { placeRisk } from './places.ts';
import { learnLogin, learnPopulation } from './profile.ts';
import { openSession } from './sessions.ts';
import { isSameVisitor } from './stranger.ts';

/** A try of this morning says little of a log-in tonight; the signal uses the same half-life. */
export const failuresHalfLifeMs = 2 * hourMs;

/** New telephones prove themselves within days; hijackers use what they have within one or two. */
const strangerHalfLifeMs = 2 * dayMs;

export function foldLogin<C>(
  { event, timeMs, origin }: Received<Login>,
  recalled: Recalled,
  ruling: Ruling,
  sharing: string,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  if (event.outcome === 'failure') {
    const left = decayOver(timeMs - account.lastFailureMs, failuresHalfLifeMs);
    account.failures = Math.fround(account.failures * left + 1);
    account.lastFailureMs = timeMs;
    failPlaces(recalled, world);
    return;
  }
  visitPlaces(account, recalled, world);
  const inherited = inheritedEvidence(account, recalled);
  const session = openSession(account, event.session, timeMs);
  session.loggedIn = true;
  session.loginEvidence = Math.fround(Math.max(ruling.login, inherited));
  session.address = shortName(event.ip);
  session.device = event.device ? shortName(event.device) : '';
  session.risk = Math.fround(ruling.risk);
  session.cut = ruling.cut;
  session.sleptDays = sleptDaysOf(account, recalled.population, timeMs);
  if (recalled.keys) {
    learnLogin(account, session, recalled.keys, ruling.risk, timeMs);
    learnPopulation(world.populations.change(sharing), recalled.keys, ruling.risk, timeMs);
  }
  placeRisk(session, ruling.risk, sharing, timeMs, world);
  account.failures = 0;
  // A log-in that is reported late does not say where the customer is now.
  if (timeMs < account.lastLoginMs) return;
  account.lastLoginMs = timeMs;
  account.lastCountry = origin?.country ?? '';
}

/**
 * A stranger who comes back is no less a stranger: what his first log-in showed stands against the
 * orders of his second, until a challenge or a person has cleared it.
 */
function inheritedEvidence(account: Account, { keys, timeMs }: Recalled): number {
  let inherited = Number.NEGATIVE_INFINITY;
  if (!keys) return inherited;
  for (const earlier of account.sessions) {
    if (earlier.loginEvidence < strangerMin || !earlier.loggedIn) continue;
    if (earlier.passed === 'passkey' || earlier.label === 'legitimate') continue;
    if (!isSameVisitor(earlier, keys)) continue;
    const left = decayOver(timeMs - earlier.startMs, strangerHalfLifeMs);
    inherited = Math.max(inherited, earlier.loginEvidence * left);
  }
  return inherited;
}

function visitPlaces<C>(account: Account, recalled: Recalled, world: World<C>): void {
  const { keys, visitor, timeMs } = recalled;
  const { addressName, networkName, deviceName, clientName, referrerName } = recalled;
  if (!keys) return;
  const isNew = (counts: Counts, key: number) => weightOf(counts, key) === 0;
  const newAddress = isNew(account.addresses, keys.address);
  visitEntity(world.addresses.change(addressName), visitor, newAddress, timeMs);
  const newAgent = isNew(account.agents, keys.agent);
  if (networkName) {
    const newNetwork = isNew(account.networks, keys.network);
    visitEntity(world.networks.change(networkName), visitor, newNetwork, timeMs);
  }
  if (deviceName) {
    const newDevice = isNew(account.devices, keys.device);
    visitEntity(world.devices.change(deviceName), visitor, newDevice, timeMs);
  }
  if (clientName) visitEntity(world.traces.change(clientName), visitor, newAgent, timeMs);
  if (referrerName) visitEntity(world.traces.change(referrerName), visitor, newAddress, timeMs);
}

function failPlaces<C>(recalled: Recalled, world: World<C>): void {
  const { visitor, timeMs, addressName, networkName, deviceName, clientName } = recalled;
  if (addressName) failEntity(world.addresses.change(addressName), visitor, timeMs);
  if (networkName) failEntity(world.networks.change(networkName), visitor, timeMs);
  if (deviceName) failEntity(world.devices.change(deviceName), visitor, timeMs);
  if (clientName) failEntity(world.traces.change(clientName), visitor, timeMs);
}
