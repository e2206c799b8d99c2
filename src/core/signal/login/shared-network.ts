// One small network that many customers use for the first time. Alike: a new provider, a VPN fashion.
import type { Login } from '../../event/session.ts';
import { clamp, dayMs } from '../../lib/decay.ts';
import { newcomersSince } from '../../state/entity.ts';
import type { Signal } from '../signal.ts';

const windowMs = dayMs;
/** Windows in the week over which visits are remembered. */
const windowsInMemory = 7;
const valueMax = 3;

export const sharedNetwork: Signal<Login> = {
  id: 'shared-network',
  version: 1,
  family: 'login',
  unit: 'ln of newcomers in a day against what the network usually brings',
  valueMin: 0,
  valueMax,
  sees: 'one provider’s servers or exits entering many accounts',
  looksAlike: 'a new provider, a VPN that becomes fashionable, the first day after installation',
  evaluate(_event, { network, visitor, timeMs, origin }) {
    if (!network || !origin) return undefined;
    const newcomers = newcomersSince(network, visitor, timeMs - windowMs);
    if (newcomers < 2) return undefined;
    // A fifth of what a network brings may be new to it; a known provider brings hundreds a day.
    const usual = Math.max(0, network.visits - newcomers) / windowsInMemory;
    const value = Math.log((newcomers + 1) / (usual + 2));
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: { asn: origin.asn, country: origin.country, accounts: newcomers + 1 },
    };
  },
};
