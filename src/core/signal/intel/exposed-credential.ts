// This account's credential was seen with criminals, or its owner in their reach. Alike: an old leak.
import type { Login } from '../../event/session.ts';
import { dayMs } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { exposureAt } from '../../state/account.ts';
import type { Signal } from '../signal.ts';

/** How much likelier a hijacker's log-in is than the owner's where the exposure is certain [our estimate]. */
const certainty = 33;

export const exposedCredential: Signal<Login> = {
  id: 'exposed-credential',
  version: 2,
  family: 'intel',
  unit: 'ln(1 + 32 × confidence of the exposure) over ln 33, 0..1; confidence halving every 30 days',
  valueMin: 0,
  valueMax: 1,
  sees: 'a log-in with credentials that were phished or stolen',
  looksAlike: 'the owner before he changed his password',
  evaluate(_event, { account, timeMs }) {
    if (account.exposure === 0) return undefined;
    const ageMs = timeMs - account.exposureMs;
    const confidence = exposureAt(account, timeMs);
    if (confidence < 0.01) return undefined;
    // Half believed is worth ln 2 less, not half.
    const value = Math.log1p(confidence * (certainty - 1)) / Math.log(certainty);
    const facts = { days: Math.floor(ageMs / dayMs), confidence: short(confidence) };
    return { value, facts: { ...facts, source: account.exposureSource } };
  },
};
