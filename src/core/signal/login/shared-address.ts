// One address that many customers use for the first time. Alike: carrier and office gateways.
import type { Login } from '../../event/session.ts';
import { clamp, hourMs } from '../../lib/decay.ts';
import { newcomersSince } from '../../state/entity.ts';
import type { Signal } from '../signal.ts';

const windowMs = 6 * hourMs;
/** Windows in the week over which visits are remembered. */
const windowsInMemory = 28;
const valueMax = 3;

export const sharedAddress: Signal<Login> = {
  id: 'shared-address',
  version: 1,
  family: 'login',
  unit: 'ln of newcomers in six hours against what the address usually brings',
  valueMin: 0,
  valueMax,
  sees: 'one machine entering many accounts',
  looksAlike: 'mobile carriers and offices behind one address, a family on one router',
  evaluate(event, { address, visitor, timeMs, origin }) {
    if (!address) return undefined;
    const newcomers = newcomersSince(address, visitor, timeMs - windowMs);
    // Two strangers at one address are a household.
    if (newcomers < 2) return undefined;
    // A carrier's gateway always brings strangers; only more than usual counts there.
    const usual = address.visits / windowsInMemory + (origin?.network === 'mobile' ? 4 : 0);
    const value = Math.log((newcomers + 1) / (usual + 1));
    if (value <= 0) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { ip: event.ip, accounts: newcomers + 1 } };
  },
};
