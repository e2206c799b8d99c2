// One session on the way: home, train, office, a VPN in between; the line changes and he trades on.
import { type Actor, until } from '../actor.ts';
import { chance, integer, lognormal, pick } from '../random.ts';
import { emit, type Run } from '../run.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { addressNow, mobileNow, vpnAddress } from './line.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { activityEvent, enter, leave, type Visit } from './visit.ts';

function nextLine(run: Run, { person, random, onPhone }: Visit): string {
  const lines = [
    () => addressNow(run, person, onPhone, random),
    () => mobileNow(run, person),
    () => (person.vpn ? vpnAddress(run, person, random) : mobileNow(run, person)),
  ];
  return pick(random, lines)();
}

function* tradeOnce(run: Run, visit: Visit): Actor {
  const plan = chance(visit.random, 0.45) ? planSell(run, visit, 0.6) : planBuy(run, visit, 0.06);
  if (plan !== undefined) yield* placeOrder(run, visit, plan);
}

export const commute: Behaviour = {
  name: 'honest/commute',
  rates: { holder: 0.001, saver: 0.002, regular: 0.01, active: 0.05, 'day-trader': 0.06 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.3),
  beginMinute: anyMinute,
  *act(run, person, random) {
    let visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    for (let left = integer(random, 1, 4); left > 0; left -= 1) {
      yield until(run.nowMs + lognormal(random, 500_000, 0.9));
      visit = { ...visit, connection: { ...visit.connection, ip: nextLine(run, visit) } };
      emit(run, activityEvent(run, visit));
      yield until(run.nowMs + lognormal(random, 50_000, 0.9));
      if (chance(random, 0.35)) yield* tradeOnce(run, visit);
    }
    yield* leave(run, visit);
  },
};
