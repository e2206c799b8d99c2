// The customer's own device on a line that is new to it: what a journey looks like, and hardly a hijack.
import type { Login } from '../../event/session.ts';
import { exposureAt } from '../../state/account.ts';
import { weightAt, weightOf } from '../../state/counts.ts';
import { isKnown, unprovenWeight } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

/** Log-ins that make a device the customer's own. */
const ownLogins = 2;

export const ownDeviceAway: Signal<Login> = {
  id: 'own-device-away',
  version: 1,
  family: 'likeness',
  unit: '-1 for a device of long standing on a network the account never used; less while its theft is fresh',
  valueMin: -1,
  valueMax: 0,
  sees: 'nothing: it speaks for the owner',
  looksAlike: 'a stealer’s log with the cookie that names the device',
  evaluate(_event, { keys, account, timeMs }) {
    if (!keys || keys.device === 0 || keys.network === 0) return undefined;
    const unproven = unprovenWeight(account, 'deviceKey', keys.device, timeMs);
    const known = weightOf(account.devices, keys.device) - unproven;
    if (known < ownLogins * weightAt(timeMs)) return undefined;
    const strange = unprovenWeight(account, 'networkKey', keys.network, timeMs);
    if (isKnown(account.networks, keys.network, strange, timeMs)) return undefined;
    const trusted = 1 - exposureAt(account, timeMs);
    return { value: -trusted * trusted, facts: { asn: keys.network } };
  },
};
