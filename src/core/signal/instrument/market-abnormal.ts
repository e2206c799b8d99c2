// Price and volume of the instrument are far from its own past. Alike: news, results, a listing.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import type { Finding, Signal } from '../signal.ts';
import { marketSignals } from './market-risk.ts';

const valueMax = 4;

export const marketAbnormal: Signal<Order> = {
  id: 'market-abnormal',
  version: 1,
  family: 'instrument',
  unit: 'the strongest of rush buying, abnormal price and abnormal volume, on their own scales',
  valueMin: 0,
  valueMax,
  sees: 'a stock that is being pushed right now',
  looksAlike: 'honest crowds after news; natural jumps happen every day, so the weight is small',
  evaluate(event, { instrument, timeMs }) {
    if (event.side !== 'buy' || !instrument) return undefined;
    let strongest: Finding | undefined;
    for (const signal of marketSignals) {
      const finding = signal.evaluate(instrument.tape, timeMs);
      if (finding && finding.value > (strongest?.value ?? 0)) strongest = finding;
    }
    if (!strongest) return undefined;
    return {
      value: clamp(strongest.value, 0, valueMax),
      facts: { instrument: event.instrument, ...strongest.facts },
    };
  },
};
