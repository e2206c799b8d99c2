// A password manager and a bookmarked order page: seconds from the log-in to the order, as a machine.
import { until } from '../actor.ts';
import { between, chance, integer, lognormal } from '../random.ts';
import { type Behaviour, isBusinessDay, tradingMinute } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { enter, leave } from './visit.ts';

export const quickTrade: Behaviour = {
  name: 'honest/quick-trade',
  rates: { holder: 0.0003, regular: 0.005, active: 0.05, 'day-trader': 0.2 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0),
  beginMinute: tradingMinute,
  *act(run, person, random) {
    const pace = between(random, 0.04, 0.25);
    const visit = yield* enter(run, person, random, { failures: 0, pace });
    if (visit === undefined) return;
    for (let left = integer(random, 1, 6); left > 0; left -= 1) {
      const plan = chance(random, 0.42) ? planSell(run, visit, 0.6) : planBuy(run, visit, 0.06);
      if (plan !== undefined) yield* placeOrder(run, visit, plan);
      yield until(run.nowMs + lognormal(random, 2500, 0.8));
    }
    yield* leave(run, visit);
  },
};
