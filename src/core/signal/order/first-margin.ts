// First order on credit. Alike: a customer who has just opened a margin account.
import type { Order } from '../../event/order.ts';
import type { Signal } from '../signal.ts';

export const firstMargin: Signal<Order> = {
  id: 'first-margin',
  version: 1,
  family: 'order',
  unit: '1 for the first order on margin',
  valueMin: 0,
  valueMax: 1,
  sees: 'credit used to buy more than the account holds',
  looksAlike: 'a customer who begins to trade on margin',
  evaluate(event, { account }) {
    if (!event.margin || account.marginOrders > 0) return undefined;
    return { value: 1, facts: { side: event.side } };
  },
};
