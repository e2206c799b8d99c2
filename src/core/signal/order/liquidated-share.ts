// How much of the account was sold in the last days, and how fast. Alike: selling in a crash.
import type { Order } from '../../event/order.ts';
import { clamp, hourMs } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Signal } from '../signal.ts';
import { recentTrades } from './recent-trades.ts';

/** A part of the account may be sold any day; evidence begins above it. */
const shareUsual = 0.3;
const valueMax = 2.5;

export const liquidatedShare: Signal<Order> = {
  id: 'liquidated-share',
  version: 2,
  family: 'order',
  unit: 'share of the account sold in the last three days above 0.3, doubled within an hour of the log-in, at most 2.5',
  valueMin: 0,
  valueMax,
  sees: 'holdings turned into money for a purchase',
  looksAlike: 'selling everything in a falling market, moving to another broker',
  evaluate(event, { account, session, timeMs, valueJpy }) {
    if (!session) return undefined;
    const trades = recentTrades(account, session, timeMs);
    if (trades.startValueJpy <= 0) return undefined;
    const soldJpy = trades.soldJpy + (event.side === 'sell' ? valueJpy : 0);
    const share = soldJpy / trades.startValueJpy;
    if (share <= shareUsual) return undefined;
    const haste = timeMs - trades.startMs < hourMs ? 2 : 1;
    return {
      value: clamp((share - shareUsual) * haste, 0, valueMax),
      facts: {
        share: short(share),
        soldJpy: Math.round(soldJpy),
        minutes: Math.max(0, Math.round((timeMs - trades.startMs) / 60_000)),
      },
    };
  },
};
