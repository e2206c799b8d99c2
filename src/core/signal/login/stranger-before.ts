// A stranger was in this account some days ago and nobody has said who it was.
// Alike: a customer on a journey, today here and tomorrow there.
import type { Login } from '../../event/session.ts';
import { clamp, dayMs, decayOver } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { weightAt, weightOf } from '../../state/counts.ts';
import { type LoginKeys, strangerMin } from '../../state/familiarity.ts';
import type { Recalled } from '../../state/recall.ts';
import type { Signal } from '../signal.ts';

/** Who tests passwords sells or uses them within days [our estimate]. */
const halfLifeMs = 5 * dayMs;
/** Log-ins that make a device the customer's own. */
const ownLogins = 3;
const valueMax = 4;

export const strangerBefore: Signal<Login> = {
  id: 'stranger-before',
  version: 1,
  family: 'login',
  unit: 'log-odds against the strangest log-in of the last days that nobody cleared, halving every 5 days',
  valueMin: 0,
  valueMax,
  sees: 'a password tested by one and used by another, a second visit of the same hijacker',
  looksAlike: 'a customer on a journey with a new telephone',
  evaluate(_event, state) {
    const { account, keys, timeMs } = state;
    // The owner on a machine of his own is not suspected for what somebody else did.
    if (!keys || isOwnMachine(keys, state)) return undefined;
    let value = 0;
    let days = 0;
    for (const earlier of account.sessions) {
      if (!earlier.loggedIn || earlier.loginEvidence < strangerMin) continue;
      if (earlier.passed === 'passkey' || earlier.label === 'legitimate') continue;
      const ageMs = timeMs - earlier.startMs;
      const left = earlier.loginEvidence * decayOver(ageMs, halfLifeMs);
      if (left <= value) continue;
      value = left;
      days = Math.max(0, Math.floor(ageMs / dayMs));
    }
    if (value < 0.1) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { days, strength: short(value) } };
  },
};

/** Without the name of a device: his software at a line of his. */
function isOwnMachine(keys: LoginKeys, { account, timeMs }: Recalled): boolean {
  const enough = ownLogins * weightAt(timeMs - 60 * dayMs);
  if (keys.device !== 0) return weightOf(account.devices, keys.device) >= enough;
  return (
    weightOf(account.browsers, keys.browser) >= enough &&
    weightOf(account.addresses, keys.address) >= enough
  );
}
