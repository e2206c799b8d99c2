// Night owls with New York open, and early risers who look how it closed: honest log-ins at odd hours.
import { until } from '../actor.ts';
import { between, chance, integer, lognormal, normal, pick, type Random } from '../random.ts';
import type { Behaviour } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { buyFor, planSell } from './taste.ts';
import { enter, leave } from './visit.ts';

function nightMinute(random: Random): number {
  if (chance(random, 0.45)) return between(random, 1, 150);
  return chance(random, 0.3) ? 1400 + 15 * normal(random) : 360 + 55 * normal(random);
}

export const nightTrade: Behaviour = {
  name: 'honest/night-trade',
  rates: { holder: 0.004, saver: 0.004, regular: 0.02, active: 0.08, 'day-trader': 0.08 },
  dayFactor: () => 1,
  beginMinute: nightMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    yield until(run.nowMs + lognormal(random, 90_000, 0.8));
    const orders = chance(random, 0.25) ? integer(random, 1, 2) : 0;
    for (let left = orders; left > 0; left -= 1) {
      const cash = Math.max(0, run.portfolios.of(person).cashYen);
      const american = pick(random, run.shelves.american);
      const budget = Math.min(cash, person.wealthYen * lognormal(random, 0.06, 0.8));
      const plan = chance(random, 0.4)
        ? planSell(run, visit, 0.6)
        : buyFor(run, visit, american, budget);
      if (plan !== undefined) yield* placeOrder(run, visit, plan);
      yield until(run.nowMs + lognormal(random, 60_000, 0.8));
    }
    yield* leave(run, visit);
  },
};
