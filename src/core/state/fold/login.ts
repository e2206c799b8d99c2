// Folds a log-in: the session, the profile, and the places it came from.
import type { Login } from '../../event/session.ts';
import { decayOver, hourMs } from '../../lib/decay.ts';
import { shortName } from '../../lib/short-name.ts';
import type { Account } from '../account.ts';
import { weightOf } from '../counts.ts';
import { visitEntity } from '../entity.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import type { World } from '../world.ts';
import { learnLogin, learnPopulation } from './profile.ts';
import { openSession } from './sessions.ts';

/** A try of this morning says little of a log-in tonight; the signal uses the same half-life. */
export const failuresHalfLifeMs = 2 * hourMs;

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
    return;
  }
  visitPlaces(account, recalled, ruling.risk, world);
  const session = openSession(account, event.session, timeMs);
  session.loggedIn = true;
  session.loginEvidence = Math.fround(ruling.login);
  session.address = shortName(event.ip);
  session.device = event.device ? shortName(event.device) : '';
  session.risk = Math.fround(ruling.risk);
  session.cut = ruling.cut;
  if (recalled.keys) {
    learnLogin(account, session, recalled.keys, ruling.risk, timeMs);
    learnPopulation(world.populations.change(sharing), recalled.keys, ruling.risk, timeMs);
  }
  account.failures = 0;
  // A log-in that is reported late does not say where the customer is now.
  if (timeMs < account.lastLoginMs) return;
  account.lastLoginMs = timeMs;
  account.lastCountry = origin?.country ?? '';
}

function visitPlaces<C>(account: Account, recalled: Recalled, risk: number, world: World<C>): void {
  const { keys, visitor, timeMs } = recalled;
  if (!keys) return;
  const address = world.addresses.change(recalled.addressName);
  visitEntity(address, visitor, weightOf(account.addresses, keys.address) === 0, timeMs);
  address.risk = Math.fround(address.risk + risk);
  if (recalled.networkName) {
    const network = world.networks.change(recalled.networkName);
    visitEntity(network, visitor, weightOf(account.networks, keys.network) === 0, timeMs);
    network.risk = Math.fround(network.risk + risk);
  }
  if (recalled.deviceName) {
    const device = world.devices.change(recalled.deviceName);
    visitEntity(device, visitor, weightOf(account.devices, keys.device) === 0, timeMs);
    device.risk = Math.fround(device.risk + risk);
  }
}
