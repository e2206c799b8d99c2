// Orders that are large for what the instrument trades in a day, the customer's of the last hours
// together. Alike: a long-term investor in a small cap.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { boughtJpyOf } from '../../state/crowd.ts';
import type { Signal } from '../signal.ts';

/** One in two hundred of a day's volume goes unnoticed in any stock. */
const shareUsual = 0.005;
const valueMax = 5;

export const largeForVolume: Signal<Order> = {
  id: 'large-for-volume',
  version: 2,
  family: 'order',
  unit: 'ln of the share of the average daily volume over 0.005, with what he bought of it in the hours before (half-life 2 h)',
  valueMin: 0,
  valueMax,
  sees: 'purchases meant to move a thin stock',
  looksAlike: 'a patient investor in a small company',
  evaluate(event, { instrument, crowd, accountName, timeMs, valueJpy }) {
    if (event.side !== 'buy' || !instrument || instrument.averageDailyVolume <= 0) return undefined;
    // A large order cut into slices is a large order.
    const before = crowd ? boughtJpyOf(crowd, accountName, timeMs) : 0;
    const slices = valueJpy > 0 ? 1 + before / valueJpy : 1;
    const share = (event.quantity * slices) / instrument.averageDailyVolume;
    if (share <= shareUsual) return undefined;
    return {
      value: clamp(Math.log(share / shareUsual), 0, valueMax),
      facts: { instrument: event.instrument, shareOfDailyVolume: short(share) },
    };
  },
};
