// A kind of order the customer never uses. Alike: a customer in a hurry for once.
import type { Order } from '../../event/order.ts';
import { ordersOf, orderTypeKeys } from '../../state/account.ts';
import { weightOf } from '../../state/counts.ts';
import type { Signal } from '../signal.ts';

/** Orders it takes until "never so" says something. */
const ordersMin = 5;

export const firstOrderType: Signal<Order> = {
  id: 'first-order-type',
  version: 1,
  family: 'order',
  unit: '1 for the first order of its kind',
  valueMin: 0,
  valueMax: 1,
  sees: 'market orders that take what there is, limits that lift a price',
  looksAlike: 'a customer in a hurry for once',
  evaluate(event, { account, timeMs }) {
    if (ordersOf(account, timeMs) < ordersMin) return undefined;
    if (weightOf(account.ways, orderTypeKeys[event.orderType]) > 0) return undefined;
    return { value: 1, facts: { orderType: event.orderType } };
  },
};
