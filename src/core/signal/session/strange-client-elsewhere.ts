// Other software than the customer's takes the session over. Alike: a browser that updates itself.
import { clamp } from '../../lib/decay.ts';
import { clientFamiliarity, deviceFamiliarity, keysElsewhere } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMin = -2;
const valueMax = 6;

export const strangeClientElsewhere: Signal = {
  id: 'strange-client-elsewhere',
  version: 1,
  family: 'session',
  unit: 'log-odds of software, or of the device where it says more (natural log)',
  valueMin,
  valueMax,
  sees: 'a stolen session used with the thief’s own software',
  looksAlike: 'a browser that updates itself, a session opened on the second device',
  evaluate(event, { session, account, population, timeMs }) {
    const elsewhere = session?.elsewhere;
    if (!elsewhere || event.type === 'login' || account.logins === 0) return undefined;
    if (session.loggedIn && !session.deviceMoved) return undefined;
    const keys = keysElsewhere(elsewhere, timeMs);
    const software = clientFamiliarity(keys, account, population, timeMs);
    const device = keys.device === 0 ? software : deviceFamiliarity(keys, account, timeMs);
    const value = clamp(Math.max(software, device), valueMin, valueMax);
    return { value, facts: { newDevice: device > 0, newSoftware: software > 0 } };
  },
};
