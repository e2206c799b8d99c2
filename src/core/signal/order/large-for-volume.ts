// An order that is large for what the instrument trades in a day. Alike: a long-term investor in a small cap.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Signal } from '../signal.ts';

/** One in two hundred of a day's volume goes unnoticed in any stock. */
const shareUsual = 0.005;
const valueMax = 5;

export const largeForVolume: Signal<Order> = {
  id: 'large-for-volume',
  version: 1,
  family: 'order',
  unit: 'ln of the share of the average daily volume over 0.005',
  valueMin: 0,
  valueMax,
  sees: 'purchases meant to move a thin stock',
  looksAlike: 'a patient investor in a small company',
  evaluate(event, { instrument }) {
    if (event.side !== 'buy' || !instrument || instrument.averageDailyVolume <= 0) return undefined;
    const share = event.quantity / instrument.averageDailyVolume;
    if (share <= shareUsual) return undefined;
    return {
      value: clamp(Math.log(share / shareUsual), 0, valueMax),
      facts: { instrument: event.instrument, shareOfDailyVolume: short(share) },
    };
  },
};
