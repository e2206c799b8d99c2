// An account that slept is emptied at once. Alike: somebody who comes back to put things in order.
import type { Order } from '../../event/order.ts';
import { clamp, dayMs } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Account } from '../../state/account.ts';
import type { Session } from '../../state/session.ts';
import type { Signal } from '../signal.ts';
import { recentTrades } from './recent-trades.ts';

const quietDays = 30;
const valueMax = 2.5;
/** Whoever comes in first looks around; the selling may begin days later. */
const wokenMs = 7 * dayMs;

function sleptBefore(account: Account, session: Session, timeMs: number): number {
  let days = session.sleptDays;
  for (const earlier of account.sessions)
    if (timeMs - earlier.startMs <= wokenMs) days = Math.max(days, earlier.sleptDays);
  return days;
}

export const wokenAccount: Signal<Order> = {
  id: 'woken-account',
  version: 1,
  family: 'order',
  unit: 'ln of days asleep over 30, times the part of the account ordered since it woke, 0..1',
  valueMin: 0,
  valueMax,
  sees: 'accounts nobody watches, turned over as soon as somebody is in',
  looksAlike: 'a customer back after months who puts his savings in order',
  evaluate(_event, { account, session, timeMs, valueJpy }) {
    if (!session) return undefined;
    const days = sleptBefore(account, session, timeMs);
    if (days <= quietDays) return undefined;
    const { soldJpy, boughtJpy, startValueJpy } = recentTrades(account, session, timeMs);
    if (startValueJpy <= 0) return undefined;
    const moved = (soldJpy + boughtJpy + valueJpy) / startValueJpy;
    const value = Math.log(days / quietDays) * Math.min(1, moved);
    if (value < 0.05) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { days, share: short(moved) } };
  },
};
