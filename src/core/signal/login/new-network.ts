// A network this account never came through. Alike: travel, moving house, the first day on a new line.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { isKnown, newness, unprovenWeight } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMax = 4;

export const newNetwork: Signal<Login> = {
  id: 'new-network',
  version: 1,
  family: 'likeness',
  unit: 'ln of log-ins over distinct networks of the account: how seldom it shows a new one',
  valueMin: 0,
  valueMax,
  sees: 'entry over other people’s lines, in the customer’s own country too',
  looksAlike: 'travel, moving house, a new provider',
  evaluate(_event, { keys, account, origin, timeMs }) {
    if (!keys || keys.network === 0 || account.logins === 0) return undefined;
    const unproven = unprovenWeight(account, 'networkKey', keys.network, timeMs);
    if (isKnown(account.networks, keys.network, unproven, timeMs)) return undefined;
    const value = newness(account.networks, account, timeMs);
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: { asn: keys.network, country: origin?.country ?? '' },
    };
  },
};
