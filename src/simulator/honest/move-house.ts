// Moving house: another provider in another part of the country, the address changed, all at once.
import { until } from '../actor.ts';
import { chance, lognormal } from '../random.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour } from './behaviour.ts';
import { changeEvent } from './change-settings.ts';
import { placeOrder } from './order.ts';
import { planBuy } from './taste.ts';
import { enter, leave } from './visit.ts';

/** About one person in 25 moves a year, a third of them in March and April (census, rounded). */
const rate = 1.8e-4;

export const moveHouse: Behaviour = {
  name: 'honest/move-house',
  rates: { holder: rate, saver: rate, regular: rate, active: rate, 'day-trader': rate },
  dayFactor: () => 1,
  beginMinute: anyMinute,
  *act(run, person, random) {
    const before = run.newHomes.get(person.index) ?? person.index;
    run.newHomes.set(person.index, before + run.options.accounts);
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    for (const [change, share] of [
      ['address', 0.8],
      ['phone', 0.15],
      ['bank-account', 0.1],
    ] as const) {
      if (!chance(random, share)) continue;
      yield until(run.nowMs + lognormal(random, 60_000, 0.7));
      const request = changeEvent(run, visit, change);
      const decision = yield { request, pauseMs: lognormal(random, 15_000, 0.7) };
      if (!(yield* goesThrough(run, visit, request, decision))) return;
      if (change === 'bank-account') {
        run.newBanks.set(person.index, (run.newBanks.get(person.index) ?? 0) + 1);
      }
    }
    const plan = chance(random, 0.15) ? planBuy(run, visit, 0.08) : undefined;
    if (plan !== undefined) yield* placeOrder(run, visit, plan);
    yield* leave(run, visit);
  },
};
