// Customers who never traded it buy much of what it trades in a day, all within hours.
// Alike: news on a small company, a listing, a column everybody reads.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { newBuyersOf } from '../../state/crowd.ts';
import type { Signal } from '../signal.ts';

/** One in a hundred of a day's volume is nothing for a whole firm. */
const shareUsual = 0.01;
/** One is a coincidence. */
const buyersMin = 1.5;
const valueMax = 4;

export const newBuyers: Signal<Order> = {
  id: 'new-buyers',
  version: 1,
  family: 'instrument',
  unit: 'ln of the part of the average daily volume that others bought for the first time (half-life 2 h) over 0.01',
  valueMin: 0,
  valueMax,
  sees: 'many accounts turned into one quiet stock at the same time',
  looksAlike: 'news on a small company, a listing, a column everybody reads',
  evaluate(event, { crowd, instrument, accountName, timeMs, valueJpy }) {
    if (event.side !== 'buy' || !crowd || !instrument || valueJpy <= 0) return undefined;
    const dayJpy = (instrument.averageDailyVolume * valueJpy) / event.quantity;
    if (!(dayJpy > 0)) return undefined;
    const others = newBuyersOf(crowd, accountName, timeMs);
    const share = others.valueJpy / dayJpy;
    if (others.buyers < buyersMin || share <= shareUsual) return undefined;
    return {
      value: clamp(Math.log(share / shareUsual), 0, valueMax),
      facts: {
        instrument: event.instrument,
        buyers: Math.round(others.buyers),
        shareOfDailyVolume: short(share),
      },
    };
  },
};
