// How long an account had slept before somebody came in.
import { dayMs } from '../lib/decay.ts';
import { type Account, accountValueJpy } from './account.ts';
import type { Population } from './population.ts';

/**
 * Whole days since the last log-in. An account that holds something and never logged in here has
 * slept at least as long as anybody has watched; an empty one is simply new.
 */
export function sleptDaysOf(account: Account, population: Population, timeMs: number): number {
  const sinceMs = account.lastLoginMs || (accountValueJpy(account) > 0 ? population.sinceMs : 0);
  return sinceMs === 0 ? 0 : Math.max(0, Math.floor((timeMs - sinceMs) / dayMs));
}
