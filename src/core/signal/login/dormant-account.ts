// An account that slept for months wakes up. Alike: customers who look once a year.
import type { Login } from '../../event/session.ts';
import { clamp } from '../../lib/decay.ts';
import { sleptDaysOf } from '../../state/dormancy.ts';
import type { Signal } from '../signal.ts';

/** Monthly statements bring most quiet customers back within two months. */
const quietDays = 45;
const valueMax = 2;

export const dormantAccount: Signal<Login> = {
  id: 'dormant-account',
  version: 2,
  family: 'login',
  unit: 'ln of days asleep, or watched without any log-in, over 45',
  valueMin: 0,
  valueMax,
  sees: 'old credentials tried on accounts nobody watches',
  looksAlike: 'customers who look once a year',
  evaluate(_event, { account, population, timeMs }) {
    const days = sleptDaysOf(account, population, timeMs);
    if (days <= quietDays) return undefined;
    return { value: clamp(Math.log(days / quietDays), 0, valueMax), facts: { days } };
  },
};
