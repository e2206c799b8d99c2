// The session goes on from where this customer never is, or never logged in and is seen only there.
// Alike: a telephone on the way, which moves between lines that its owner uses anyway.
import { clamp } from '../../lib/decay.ts';
import { weightOf } from '../../state/counts.ts';
import { keysElsewhere, networkFamiliarity, newness } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMin = -3;
const valueMax = 6;

export const strangeElsewhere: Signal = {
  id: 'strange-elsewhere',
  version: 1,
  family: 'session',
  unit: 'log-odds of the place it was seen at after or without a log-in, as of a log-in there (natural log)',
  valueMin,
  valueMax,
  sees: 'a stolen session used from the thief’s own line',
  looksAlike: 'home, train and office on one way; a VPN switched on',
  evaluate(event, { session, account, address, population, timeMs }) {
    const elsewhere = session?.elsewhere;
    if (!elsewhere || event.type === 'login' || account.logins === 0) return undefined;
    const keys = keysElsewhere(elsewhere, timeMs);
    const familiar = networkFamiliarity(keys, account, address, population, timeMs);
    const isNewNetwork = keys.network !== 0 && weightOf(account.networks, keys.network) === 0;
    const isNewLine = elsewhere.line === 'fixed' && weightOf(account.addresses, keys.address) === 0;
    const measured = Math.max(
      familiar,
      isNewNetwork ? newness(account.networks, account, timeMs) : valueMin,
      isNewLine ? newness(account.addresses, account, timeMs) : valueMin,
    );
    // A line that the customer knows as well takes back what the move itself raised, and no more.
    const value = clamp(measured, session.loggedIn ? -1 : valueMin, valueMax);
    return { value, facts: { asn: keys.network, hosting: elsewhere.line === 'hosting' } };
  },
};
