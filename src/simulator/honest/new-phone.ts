// A new telephone: an unknown device, added to the account, and used from then on.
import { until } from '../actor.ts';
import { chance, lognormal } from '../random.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour } from './behaviour.ts';
import { changeEvent } from './change-settings.ts';
import { placeOrder } from './order.ts';
import { planBuy } from './taste.ts';
import { enter, leave } from './visit.ts';

/** A telephone is kept about four years; only those who use it for the account show. */
const rate = 1 / 1500;

export const newPhone: Behaviour = {
  name: 'honest/new-phone',
  rates: { holder: rate / 2, saver: rate / 2, regular: rate, active: rate, 'day-trader': rate },
  dayFactor: () => 1,
  beginMinute: anyMinute,
  *act(run, person, random) {
    run.phoneGenerations.set(person.index, (run.phoneGenerations.get(person.index) ?? 0) + 1);
    const visit = yield* enter(run, { ...person, phoneShare: 1 }, random);
    if (visit === undefined) return;
    if (chance(random, 0.7)) {
      yield until(run.nowMs + lognormal(random, 45_000, 0.6));
      const request = changeEvent(run, visit, 'device-added');
      const decision = yield { request, pauseMs: lognormal(random, 15_000, 0.7) };
      if (!(yield* goesThrough(run, visit, request, decision))) return;
    }
    if (chance(random, 0.15)) {
      yield until(run.nowMs + lognormal(random, 200_000, 0.8));
      const plan = planBuy(run, visit, 0.08);
      if (plan !== undefined) yield* placeOrder(run, visit, plan);
    }
    yield* leave(run, visit);
  },
};
