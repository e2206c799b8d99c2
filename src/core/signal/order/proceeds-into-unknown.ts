// What was sold goes into one instrument the customer never traded. Alike: a change of mind on news.
import type { Order } from '../../event/order.ts';
import { short } from '../../lib/facts.ts';
import { hash32 } from '../../lib/hash.ts';
import { weightOf } from '../../state/counts.ts';
import type { Signal } from '../signal.ts';
import { isNewlyBought, recentTrades } from './recent-trades.ts';

export const proceedsIntoUnknown: Signal<Order> = {
  id: 'proceeds-into-unknown',
  version: 2,
  family: 'order',
  unit: 'part of the account that goes into an instrument never traded, 0..1, plus 1 if out of proceeds of the last three days',
  valueMin: 0,
  valueMax: 2,
  sees: 'proceeds turned into the stock that is being pushed',
  looksAlike: 'a customer who sells one thing to buy another on news',
  evaluate(event, { session, account, timeMs, valueJpy }) {
    if (event.side !== 'buy' || !session) return undefined;
    const isKnown = weightOf(account.instruments, hash32(event.instrument)) > 0;
    if (isKnown && !isNewlyBought(account, session, event.instrument, timeMs)) return undefined;
    const { soldJpy, startValueJpy, ...trades } = recentTrades(account, session, timeMs);
    if (startValueJpy <= 0) return undefined;
    const boughtJpy = trades.boughtJpy + valueJpy;
    const share = Math.min(1, boughtJpy / startValueJpy);
    const ofProceeds = soldJpy > 0 ? Math.min(1, boughtJpy / soldJpy) : 0;
    const value = share + ofProceeds * Math.min(1, soldJpy / startValueJpy);
    if (value < 0.05) return undefined;
    return {
      value: Math.min(2, value),
      facts: { instrument: event.instrument, share: short(share), ofProceeds: short(ofProceeds) },
    };
  },
};
