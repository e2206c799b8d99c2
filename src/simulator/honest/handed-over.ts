// The group's bank hands its customer over: a session that was never logged in here, and orders in it.
import { until } from '../actor.ts';
import { introduce } from '../holdings.ts';
import { chance, hashName, lognormal, uniformAt } from '../random.ts';
import { emit, isLocked, newSession } from '../run.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { activityEvent, connect, exposeSession, leave } from './visit.ts';

/** So many have linked their bank account; the rates are theirs, others do nothing. */
const linkedShare = 0.15;
const linkName = hashName('honest/bank-link');

export const handedOver: Behaviour = {
  name: 'honest/handed-over',
  rates: { holder: 0.01, saver: 0.02, regular: 0.08, active: 0.2, 'day-trader': 0.2 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.5),
  beginMinute: anyMinute,
  *act(run, person, random) {
    if (uniformAt(run.seed, linkName, person.index) >= linkedShare) return;
    if (isLocked(run, person.index)) return;
    const shown = connect(run, person, random);
    const visit = { person, session: newSession(run), random, ...shown };
    introduce(run, person);
    emit(run, activityEvent(run, visit));
    exposeSession(run, visit);
    yield until(run.nowMs + lognormal(random, 60_000, 0.9));
    if (chance(random, 0.3)) {
      const plan = chance(random, 0.42) ? planSell(run, visit, 0.6) : planBuy(run, visit, 0.06);
      if (plan !== undefined) yield* placeOrder(run, visit, plan);
    }
    yield* leave(run, visit);
  },
};
