// This account's credential was seen with criminals, or its owner in their reach. Alike: an old leak.
import type { Login } from '../../event/session.ts';
import { dayMs } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { exposureAt } from '../../state/account.ts';
import type { Signal } from '../signal.ts';

export const exposedCredential: Signal<Login> = {
  id: 'exposed-credential',
  version: 1,
  family: 'intel',
  unit: 'confidence of the exposure, halving every 30 days, 0..1',
  valueMin: 0,
  valueMax: 1,
  sees: 'a log-in with credentials that were phished or stolen',
  looksAlike: 'the owner before he changed his password',
  evaluate(_event, { account, timeMs }) {
    if (account.exposure === 0) return undefined;
    const ageMs = timeMs - account.exposureMs;
    const value = exposureAt(account, timeMs);
    if (value < 0.01) return undefined;
    const facts = { days: Math.floor(ageMs / dayMs), confidence: short(value) };
    return { value, facts: { ...facts, source: account.exposureSource } };
  },
};
