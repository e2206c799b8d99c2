// A link in a mail leads straight to the settings: notices off seconds after the log-in, and on with the day.
import { until } from '../actor.ts';
import { between, chance, lognormal, pick } from '../random.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour } from './behaviour.ts';
import { changeEvent } from './change-settings.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { enter, leave } from './visit.ts';

const linked = [
  'notification-off',
  'notification-off',
  'notification-off',
  'email',
  'phone',
] as const;

export const mailLink: Behaviour = {
  name: 'honest/mail-link',
  rates: { holder: 0.0004, saver: 0.0006, regular: 0.0012, active: 0.002, 'day-trader': 0.002 },
  dayFactor: () => 1,
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random, { pace: between(random, 0.15, 0.8) });
    if (visit === undefined) return;
    const request = changeEvent(run, visit, pick(random, linked));
    const decision = yield { request, pauseMs: lognormal(random, 9000, 0.8) };
    if (!(yield* goesThrough(run, visit, request, decision))) return;
    if (chance(random, 0.2)) {
      yield until(run.nowMs + lognormal(random, 60_000, 0.9));
      const plan = chance(random, 0.5) ? planSell(run, visit, 0.6) : planBuy(run, visit, 0.08);
      if (plan !== undefined) yield* placeOrder(run, visit, plan);
    }
    yield* leave(run, visit);
  },
};
