// An account that slept for months wakes up. Alike: customers who look once a year.
import type { Login } from '../../event/session.ts';
import { clamp, dayMs } from '../../lib/decay.ts';
import type { Signal } from '../signal.ts';

/** Quarterly reports bring most quiet customers back once in three months. */
const quietDays = 120;
const valueMax = 2;

export const dormantAccount: Signal<Login> = {
  id: 'dormant-account',
  version: 1,
  family: 'login',
  unit: 'ln of days asleep over 120',
  valueMin: 0,
  valueMax,
  sees: 'old credentials tried on accounts nobody watches',
  looksAlike: 'customers who look once a year',
  evaluate(_event, { account, timeMs }) {
    if (account.lastLoginMs === 0) return undefined;
    const days = (timeMs - account.lastLoginMs) / dayMs;
    if (days <= quietDays) return undefined;
    return {
      value: clamp(Math.log(days / quietDays), 0, valueMax),
      facts: { days: Math.floor(days) },
    };
  },
};
