// An ordinary customer's trading: one to three orders in names he knows, sometimes in a new one.
import { until } from '../actor.ts';
import { chance, integer, lognormal } from '../random.ts';
import { type Behaviour, isBusinessDay, tradingMinute } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { enter, leave } from './visit.ts';

export const trade: Behaviour = {
  name: 'honest/trade',
  rates: { holder: 0.004, saver: 0.006, regular: 0.06, active: 0.35, 'day-trader': 0.2 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.12),
  beginMinute: tradingMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    for (let left = integer(random, 1, 3); left > 0; left -= 1) {
      yield until(run.nowMs + lognormal(random, 70_000, 0.9));
      const sells = chance(random, 0.42);
      const plan = sells ? planSell(run, visit, 0.6) : planBuy(run, visit, 0.06);
      if (plan !== undefined) yield* placeOrder(run, visit, plan);
    }
    yield* leave(run, visit);
  },
};
