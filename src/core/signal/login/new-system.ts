// An operating system this account never showed. Alike: a new computer, the yearly new version.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { isKnown, newness, unprovenWeight } from '../../state/familiarity.ts';
import type { Signal } from '../signal.ts';

const valueMax = 4;

export const newSystem: Signal<Login> = {
  id: 'new-system',
  version: 1,
  family: 'likeness',
  unit: 'ln of log-ins over distinct systems of the account: how seldom it shows a new one',
  valueMin: 0,
  valueMax,
  sees: 'entry with a machine of another make',
  looksAlike: 'a new computer or telephone, the yearly new version of a system',
  evaluate(_event, { keys, account, origin, timeMs }) {
    if (!keys || keys.system === 0 || account.logins === 0) return undefined;
    // What a stranger showed in the last days he showed with his software.
    const unproven = unprovenWeight(account, 'agentKey', keys.agent, timeMs);
    if (isKnown(account.systems, keys.system, unproven, timeMs)) return undefined;
    const value = newness(account.systems, account, timeMs);
    if (value <= 0) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { system: origin?.os ?? '' } };
  },
};
