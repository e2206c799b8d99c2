// A buy of something hardly any customer here ever buys. Alike: a lover of small companies.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { flowWithout } from '../../state/flow.ts';
import type { Signal } from '../signal.ts';

/** One buy in five hundred: some two thousand names are traded, most buys go into a few hundred. */
const shareUsual = 0.002;
/** Buys it takes until "hardly anybody" says something. */
const buysMin = 500;
const valueMax = 3;

export const rareInstrument: Signal<Order> = {
  id: 'rare-instrument',
  version: 1,
  family: 'instrument',
  unit: 'ln of one in five hundred over its share of all buys of the last weeks',
  valueMin: 0,
  valueMax,
  sees: 'purchases of a stock quiet enough to be pushed',
  looksAlike: 'a lover of small companies, an early buyer of something new',
  evaluate(event, { crowd, population, accountName, timeMs }) {
    if (event.side !== 'buy') return undefined;
    const own = crowd?.buyers.find((buyer) => buyer.name === accountName);
    const all = flowWithout(population.flow, own, timeMs).usual;
    if (all < buysMin) return undefined;
    const here = crowd ? flowWithout(crowd.flow, own, timeMs).usual : 0;
    const share = (here + 0.5) / all;
    if (share >= shareUsual) return undefined;
    return {
      value: clamp(Math.log(shareUsual / share), 0, valueMax),
      facts: { instrument: event.instrument, share: short(here / all) },
    };
  },
};
