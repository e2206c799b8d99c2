// A line at home or in an office that this account never came through, provider and country as ever.
// Alike: a provider that gives its customers another address every night, the house of friends.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { isKnown, newness, unprovenWeight } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMax = 4;

export const newAddress: Signal<Login> = {
  id: 'new-address',
  version: 1,
  family: 'likeness',
  unit: 'ln of log-ins over distinct addresses of the account: how seldom it shows a new one; fixed lines only',
  valueMin: 0,
  valueMax,
  sees: 'proxies in the customer’s own town and with his own provider',
  looksAlike: 'a provider whose addresses change every night, the house of friends',
  evaluate(event, { keys, account, origin, timeMs }) {
    if (!keys || keys.address === 0 || account.logins === 0) return undefined;
    // A carrier's addresses are its own affair.
    if (origin === undefined || origin.network === 'mobile') return undefined;
    const unproven = unprovenWeight(account, 'addressKey', keys.address, timeMs);
    if (isKnown(account.addresses, keys.address, unproven, timeMs)) return undefined;
    const value = newness(account.addresses, account, timeMs);
    if (value <= 0) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { ip: event.ip } };
  },
};
