// Failed log-ins before this one. Alike: a mistyped or forgotten password.
import type { Login } from '../../event/session.ts';
import { clamp, decayOver } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { failuresHalfLifeMs } from '../../state/fold/login.ts';
import type { Signal } from '../signal.ts';

const valueMax = 3;

export const failuresBefore: Signal<Login> = {
  id: 'failures-before',
  version: 1,
  family: 'login',
  unit: 'ln(1 + failures beyond the first), failures halving every two hours',
  valueMin: 0,
  valueMax,
  sees: 'guessing and stuffing of credentials',
  looksAlike: 'a mistyped or forgotten password',
  evaluate(_event, { account, timeMs }) {
    const failures =
      account.failures * decayOver(timeMs - account.lastFailureMs, failuresHalfLifeMs);
    // One slip is everybody's.
    if (failures < 1.2) return undefined;
    return {
      value: clamp(Math.log(failures), 0, valueMax),
      facts: { failures: short(failures) },
    };
  },
};
