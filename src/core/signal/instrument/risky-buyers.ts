// Who else has been buying it: the share of probable hijackers among the other buyers.
// Alike: an honest crowd after news, which brings buyers but no risk from outside the market.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { viewCrowd } from '../../state/crowd.ts';
import type { Signal } from '../signal.ts';

/**
 * Smoothing: an instrument nobody has bought has this many risky buyers (the base rate of the
 * model's prior) and as many honest ones as make a crowd worth the name.
 */
const riskyPrior = 0.05;
const buyersPrior = 3;
const valueMax = 5;

export const riskyBuyers: Signal<Order> = {
  id: 'risky-buyers',
  version: 1,
  family: 'instrument',
  unit: 'ln of the smoothed share of risky buyers over the share expected of a quiet instrument',
  valueMin: 0,
  valueMax,
  sees: 'the stock that other hijacked accounts are buying',
  looksAlike: 'a popular stock that a few hijackers happen to buy as well',
  evaluate(event, { crowd, accountName, timeMs }) {
    if (event.side !== 'buy' || !crowd) return undefined;
    const view = viewCrowd(crowd, accountName, timeMs);
    const share = (view.riskyBuyers + riskyPrior) / (view.buyers + buyersPrior);
    const value = Math.log(share / (riskyPrior / buyersPrior));
    if (value <= 0) return undefined;
    return {
      value: clamp(value, 0, valueMax),
      facts: {
        instrument: event.instrument,
        riskyBuyers: short(view.riskyBuyers),
        buyers: view.buyers,
        riskyJpy: Math.round(view.riskyJpy),
      },
    };
  },
};
