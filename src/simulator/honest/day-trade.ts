// A day trader: many round trips in one or two names within hours, large ones or lively small caps.
import { type Actor, until } from '../actor.ts';
import { isOpen } from '../calendar.ts';
import { chance, integer, lognormal, pick } from '../random.ts';
import type { Run } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import { quantityHeld } from '../world/portfolio.ts';
import { type Behaviour, isBusinessDay, tradingMinute } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { buyFor } from './taste.ts';
import { enter, leave, type Visit } from './visit.ts';

/** Small caps that move draw day traders. */
function stockOfTheDay(run: Run, visit: Visit): Instrument {
  const { random } = visit;
  const lively = [...run.market.hot]
    .map((index) => run.instruments[index]!)
    .filter(({ exchange }) => exchange === 'XTKS');
  if (lively.length > 0 && chance(random, 0.3)) return pick(random, lively);
  return chance(random, 0.8) ? pick(random, run.shelves.large) : pick(random, run.shelves.small);
}

function* roundTrip(run: Run, visit: Visit, instrument: Instrument): Actor {
  const { person, random } = visit;
  const margin = person.margin && chance(random, 0.7);
  const { cashYen } = run.portfolios.of(person);
  const budget =
    Math.max(0, cashYen) * (margin ? 1.5 : 0.6) * Math.min(1, lognormal(random, 0.4, 0.6));
  const buy = buyFor(run, visit, instrument, budget, margin);
  if (buy === undefined) return;
  const bought = yield* placeOrder(run, visit, buy);
  if (bought.quantity === 0) return;
  yield until(run.nowMs + lognormal(random, 420_000, 0.9));
  const held = quantityHeld(run.portfolios.of(person), instrument.index);
  const quantity = Math.min(held, bought.quantity);
  if (quantity <= 0) return;
  yield* placeOrder(run, visit, { side: 'sell', instrument, quantity, margin });
}

export const dayTrade: Behaviour = {
  name: 'honest/day-trade',
  rates: { active: 0.03, 'day-trader': 0.8 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0),
  beginMinute: tradingMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    const instrument = stockOfTheDay(run, visit);
    const rounds = integer(random, 2, 10);
    for (let round = 0; round < rounds && isOpen('XTKS', run.nowMs); round += 1) {
      yield until(run.nowMs + lognormal(random, 150_000, 1));
      yield* roundTrip(run, visit, instrument);
    }
    yield* leave(run, visit);
  },
};
