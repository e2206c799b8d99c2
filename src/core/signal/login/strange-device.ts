// A device id the account never had. Alike: a new phone, cleared cookies.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { exposureAt } from '../../state/account.ts';
import { deviceFamiliarity } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMin = -3;
const valueMax = 3;

export const strangeDevice: Signal<Login> = {
  id: 'strange-device',
  version: 1,
  family: 'likeness',
  unit: 'log-odds of the device (natural log)',
  valueMin,
  valueMax,
  sees: 'a device the account never had, or none where there always was one',
  looksAlike: 'a new phone, cleared cookies, private browsing',
  evaluate(_event, state) {
    const { keys, account } = state;
    if (!keys || account.logins === 0 || account.devices.length === 0) return undefined;
    const measured = deviceFamiliarity(keys, account, state.timeMs);
    // Who took the credential took the cookie that names the device as well: while the theft is
    // fresh, the customer's own device speaks for nobody.
    const stolen = exposureAt(account, state.timeMs);
    const value = measured < 0 ? Math.log(Math.exp(measured) * (1 - stolen) + stolen) : measured;
    return {
      value: clamp(value, valueMin, valueMax),
      facts: { known: value < 0, devices: account.devices.length / 2 },
    };
  },
};
