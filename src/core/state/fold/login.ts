// Folds a log-in: the session, the profile, and the places it came from.
import type { Login } from '../../event/session.ts';
import { decayOver, hourMs } from '../../lib/decay.ts';
import type { Account } from '../account.ts';
import { weightOf } from '../counts.ts';
import { visitEntity } from '../entity.ts';
import { inWorld, type Recalled, type Received } from '../recall.ts';
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
  visitPlaces(event, account, recalled, ruling.risk, sharing, world);
  const session = openSession(account, event.session, timeMs);
  session.loggedIn = true;
  session.loginEvidence = Math.fround(ruling.login);
  session.address = event.ip;
  session.device = event.device ?? '';
  session.risk = Math.fround(ruling.risk);
  session.cut = ruling.verdict === 'block';
  if (recalled.keys) {
    learnLogin(account, session, recalled.keys, ruling.risk, timeMs);
    learnPopulation(world.populations.change(sharing), recalled.keys, ruling.risk, timeMs);
  }
  account.failures = 0;
  account.lastLoginMs = Math.max(account.lastLoginMs, timeMs);
  account.lastCountry = origin?.country ?? '';
}

function visitPlaces<C>(
  event: Login,
  account: Account,
  recalled: Recalled,
  risk: number,
  sharing: string,
  world: World<C>,
): void {
  const { keys, visitor, timeMs, origin } = recalled;
  if (!keys) return;
  const address = world.addresses.change(inWorld(sharing, event.ip));
  visitEntity(address, visitor, weightOf(account.addresses, keys.address) === 0, timeMs);
  address.risk = Math.fround(address.risk + risk);
  if (origin?.asn) {
    const network = world.networks.change(inWorld(sharing, String(origin.asn)));
    visitEntity(network, visitor, weightOf(account.networks, keys.network) === 0, timeMs);
    network.risk = Math.fround(network.risk + risk);
  }
  if (event.device) {
    const device = world.devices.change(inWorld(sharing, event.device));
    visitEntity(device, visitor, weightOf(account.devices, keys.device) === 0, timeMs);
    device.risk = Math.fround(device.risk + risk);
  }
}
