// A log-in from a data centre. Alike: a company gateway, a VPN of the customer's own.
import type { Login } from '../../event/session.ts';
import { short } from '../../lib/facts.ts';
import { networkShareOf } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

export const hostingNetwork: Signal<Login> = {
  id: 'hosting-network',
  version: 1,
  family: 'likeness',
  unit: 'share of the customer’s own log-ins that did not come through this network, 0..1',
  valueMin: 0,
  valueMax: 1,
  sees: 'entry through rented servers and anonymising services',
  looksAlike: 'customers who always use a VPN or a company gateway',
  evaluate(_event, { origin, keys, account }) {
    if (origin?.network !== 'hosting' || !keys) return undefined;
    const own = networkShareOf(keys, account);
    const value = Math.max(0, 1 - own);
    return { value, facts: { asn: origin.asn, country: origin.country, usual: short(own) } };
  },
};
