// A log-in from where this customer never is. Alike: travel, moving house, a new provider.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { networkFamiliarity } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMin = -5;
/** One honest log-in in fifty comes from somewhere strange: no place says more than that. */
const valueMax = 4;

export const strangeNetwork: Signal<Login> = {
  id: 'strange-network',
  version: 2,
  family: 'likeness',
  unit: 'log-odds of address, network and country (natural log)',
  valueMin,
  valueMax,
  sees: 'entry from a network the customer does not use',
  looksAlike: 'travel, moving house, a new provider, carrier address changes',
  evaluate(_event, state) {
    if (!state.keys || state.account.logins === 0) return undefined;
    const { keys, account, address, population, timeMs, origin } = state;
    const value = networkFamiliarity(keys, account, address, population, timeMs);
    return {
      value: clamp(value, valueMin, valueMax),
      facts: { country: origin?.country ?? '', asn: origin?.asn ?? 0 },
    };
  },
};
