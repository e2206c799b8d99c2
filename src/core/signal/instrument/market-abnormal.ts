// Price and volume of the instrument are far from its own past. Alike: news, results, a listing.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import type { Signal } from '../signal.ts';
import { abnormalPrice } from './abnormal-price.ts';
import { rushBuying } from './rush-buying.ts';

const valueMax = 4;
/** What an ordinary lively minute brings (real tapes, bench/pumps.ts). */
const usualSum = 0.5;

export const marketAbnormal: Signal<Order> = {
  id: 'market-abnormal',
  version: 1,
  family: 'instrument',
  unit: 'rush buying plus abnormal price, on their own scales, above 0.5',
  valueMin: 0,
  valueMax,
  sees: 'a stock that is being pushed right now',
  looksAlike: 'honest crowds after news; natural jumps happen every day, so the weight is small',
  evaluate(event, { instrument, timeMs }) {
    if (event.side !== 'buy' || !instrument) return undefined;
    const rush = rushBuying.evaluate(instrument.tape, timeMs);
    const price = abnormalPrice.evaluate(instrument.tape, timeMs);
    const value = (rush?.value ?? 0) + (price?.value ?? 0) - usualSum;
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: { instrument: event.instrument, ...rush?.facts, ...price?.facts },
    };
  },
};
