// Who else has been buying it: its share of the suspicious buying against its share of the honest.
// Alike: an honest crowd after news, which brings buyers but no risk from outside the market.
import type { Order } from '../../event/order.ts';
import { clamp } from '../../lib/decay.ts';
import { short } from '../../lib/facts.ts';
import { viewCrowd } from '../../state/crowd.ts';
import { createFlow, type Flow, flowWithout } from '../../state/flow.ts';
import type { Signal } from '../signal.ts';

/**
 * Expected hijackers that it takes until their choice of instrument counts for more than that of
 * honest customers: with less, both are taken to choose alike.
 */
const riskPrior = 0.3;
/** Buyers among whom a name nobody has bought yet is taken to be one. */
const buyersPrior = 200;
const valueMax = 6;
/**
 * Expected hijackers that count as having bought it where others are sure of it. Ten accounts and more
 * are hijacked in an attack (facts: 10 to 140); others tell of one from the first on.
 */
const toldHijackers = 3;
const nobody = createFlow();

/**
 * ln( P(buys it | hijacked) / P(buys it | honest) ). The buyer's own part is left out of all sums, and
 * none of them holds evidence from the market: risk must enter from outside.
 */
export const riskyBuyers: Signal<Order> = {
  id: 'risky-buyers',
  version: 3,
  family: 'instrument',
  unit: 'ln of its share of the suspicious buying over its share of the honest, smoothed',
  valueMin: 0,
  valueMax,
  sees: 'the stock that other hijacked accounts are buying, here or where others tell of it',
  looksAlike: 'a popular stock that a few hijackers happen to buy as well',
  evaluate(event, { crowd, population, listing, accountName, timeMs }) {
    const told = toldHijackers * (listing?.confidence ?? 0);
    if (event.side !== 'buy' || (!crowd && told === 0)) return undefined;
    const own = crowd?.buyers.find((buyer) => buyer.name === accountName);
    const here = flowWithout(crowd?.flow ?? nobody, own, timeMs);
    const all = flowWithout(population.flow, own, timeMs);
    const suspicious =
      ((here.risk + told) / honestShare(here, all) + riskPrior) / (all.risk + told + riskPrior);
    const value = Math.log(suspicious);
    if (!(value > 0)) return undefined;
    const view = crowd && viewCrowd(crowd, accountName, timeMs);
    return {
      value: clamp(value, 0, valueMax),
      facts: {
        instrument: event.instrument,
        riskyBuyers: short(view?.riskyBuyers ?? 0),
        buyers: view?.buyers ?? 0,
        riskyJpy: Math.round(view?.riskyJpy ?? 0),
        // Only where others spoke: the facts of every other decision stay as they were.
        ...(told > 0 ? { told: short(told) } : {}),
      },
    };
  },
};

/**
 * Its everyday share, or that of the hours when a crowd has come: of the crowd so much is counted as
 * is no accident, two standard deviations under what was seen, since the attack is in it as well.
 */
function honestShare(here: Flow, all: Flow): number {
  const usual = (here.usual + 1) / (all.usual + buyersPrior);
  const crowd = Math.max(0, here.recent - 2 * Math.sqrt(here.recent));
  return Math.min(1, Math.max(usual, crowd / Math.max(all.recent, crowd, 1)));
}
