// The account is turned over again and again within days. Alike: a day trader at his usual pace.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { ordersOf } from '../../state/account.ts';
import type { Signal } from '../signal.ts';
import { recentTrades } from './recent-trades.ts';

/** Sold once and bought once is a change of mind; beyond it the account is churned. */
const turnoverUsual = 2;
/** Who has sent so many orders churns by habit. */
const ordersOfTrader = 60;
const valueMax = 2;

export const churnedValue: Signal<Order> = {
  id: 'churned-value',
  version: 1,
  family: 'order',
  unit: 'ln of the account’s turnover in three days over 2, fading with sixty orders of habit',
  valueMin: 0,
  valueMax,
  sees: 'purchases and sales that only move a price, and pay somebody else',
  looksAlike: 'a day trader at his usual pace, trading on margin',
  evaluate(_event, { account, session, timeMs, valueJpy }) {
    if (!session) return undefined;
    const { soldJpy, boughtJpy, startValueJpy } = recentTrades(account, session, timeMs);
    if (startValueJpy <= 0) return undefined;
    const turnover = (soldJpy + boughtJpy + valueJpy) / startValueJpy;
    if (turnover <= turnoverUsual) return undefined;
    const part = 1 - ordersOf(account, timeMs) / ordersOfTrader;
    if (part <= 0) return undefined;
    const value = Math.log(turnover / turnoverUsual) * part;
    if (value < 0.05) return undefined;
    return { value: clamp(value, 0, valueMax), facts: { times: short(turnover) } };
  },
};
