// A saver: the same kind of purchase every month, from cash, in one of his names.
import { until } from '../actor.ts';
import { lognormal } from '../random.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { planBuy } from './taste.ts';
import { enter, leave } from './visit.ts';

export const save: Behaviour = {
  name: 'honest/save',
  rates: { saver: 1 / 30, regular: 1 / 90 },
  dayFactor: (day) => (isBusinessDay(day) ? 1.3 : 0.4),
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    yield until(run.nowMs + lognormal(random, 90_000, 0.7));
    const plan = planBuy(run, visit, 0.03);
    if (plan !== undefined) yield* placeOrder(run, visit, plan);
    yield* leave(run, visit);
  },
};
