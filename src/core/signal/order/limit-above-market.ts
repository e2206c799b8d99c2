// A buy limit well above the market. Alike: a market order in disguise on a fast day.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import type { Signal } from '../signal.ts';

/** Two ticks of a cheap stock. */
const excessUsual = 0.02;
const valueMax = 2;

export const limitAboveMarket: Signal<Order> = {
  id: 'limit-above-market',
  version: 1,
  family: 'order',
  unit: 'ln of the excess over the last price against 2 %',
  valueMin: 0,
  valueMax,
  sees: 'purchases that are to lift the price',
  looksAlike: 'a buyer in a hurry on a fast day',
  evaluate(event, { instrument }) {
    if (event.side !== 'buy' || !event.limitPrice || !instrument?.lastPrice) return undefined;
    const excess = event.limitPrice / instrument.lastPrice - 1;
    if (excess <= excessUsual) return undefined;
    return {
      value: clamp(Math.log(excess / excessUsual), 0, valueMax),
      facts: {
        limitPrice: event.limitPrice,
        lastPrice: instrument.lastPrice,
        excess: short(excess),
      },
    };
  },
};
