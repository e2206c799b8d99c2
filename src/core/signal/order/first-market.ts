// First order on a market the customer never used. Alike: the first foreign share of one's life.
import type { Order } from '../../event/order.ts';
import { hash32 } from '../../lib/hash.ts';
import { ordersOf } from '../../state/account.ts';
import { weightOf } from '../../state/counts.ts';
import { marketOf } from '../../state/instrument.ts';
import type { Signal } from '../signal.ts';

/** Orders it takes until "never there" says something. */
const ordersMin = 3;

export const firstMarket: Signal<Order> = {
  id: 'first-market',
  version: 1,
  family: 'order',
  unit: '1 for the first buy on a market',
  valueMin: 0,
  valueMax: 1,
  sees: 'purchases on markets where the pushed stock is listed (Hong Kong, Shanghai in phase 1)',
  looksAlike: 'a customer’s first foreign share',
  evaluate(event, { account, timeMs }) {
    if (event.side !== 'buy') return undefined;
    const market = marketOf(event.instrument);
    if (account.ways.length === 0 || weightOf(account.ways, hash32(market)) > 0) return undefined;
    if (ordersOf(account, timeMs) < ordersMin && account.positions.length < ordersMin)
      return undefined;
    return { value: 1, facts: { market } };
  },
};
