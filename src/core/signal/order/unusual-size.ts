// An order far larger than this customer's own. Alike: an inheritance, a house sold.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { ordersOf } from '../../state/account.ts';
import type { Signal } from '../signal.ts';

/** Orders it takes until a size of one's own is known. */
const ordersMin = 3;
/** Spread of ln(yen) that even the most regular customer is granted. */
const deviationMin = 0.5;
const valueMax = 4;

export const unusualSize: Signal<Order> = {
  id: 'unusual-size',
  version: 1,
  family: 'order',
  unit: 'standard deviations of ln(yen) above the customer’s own mean, beyond 1',
  valueMin: 0,
  valueMax,
  sees: 'the whole account moved at once',
  looksAlike: 'money from outside: a bonus, an inheritance, a house sold',
  evaluate(_event, { account, timeMs, valueJpy }) {
    if (ordersOf(account, timeMs) < ordersMin || valueJpy <= 0) return undefined;
    const deviation = Math.max(deviationMin, Math.sqrt(account.orderLogVariance));
    const value = (Math.log(valueJpy) - account.orderLogMean) / deviation - 1;
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: {
        valueJpy: Math.round(valueJpy),
        usualJpy: Math.round(Math.exp(account.orderLogMean)),
        times: short(valueJpy / Math.exp(account.orderLogMean)),
      },
    };
  },
};
