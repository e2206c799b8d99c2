// A trading tool that stays logged in from the opening to the close: orders hours after the log-in.
import { type Actor, until } from '../actor.ts';
import { closeOf, dayStartOf, isOpen } from '../calendar.ts';
import { between, chance, integer, lognormal } from '../random.ts';
import { emit, type Run } from '../run.ts';
import { type Behaviour, isBusinessDay } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { planBuy, planSell } from './taste.ts';
import { activityEvent, enter, leave, type Visit } from './visit.ts';

function* tradeALittle(run: Run, visit: Visit): Actor {
  const { random } = visit;
  for (let left = integer(random, 1, 3); left > 0 && isOpen('XTKS', run.nowMs); left -= 1) {
    const plan = chance(random, 0.5) ? planSell(run, visit, 0.5) : planBuy(run, visit, 0.05);
    if (plan !== undefined) yield* placeOrder(run, visit, plan);
    yield until(run.nowMs + lognormal(random, 60_000, 1));
  }
}

export const allDay: Behaviour = {
  name: 'honest/all-day',
  rates: { regular: 0.006, active: 0.08, 'day-trader': 0.3 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0),
  beginMinute: (random) => between(random, 500, 640),
  *act(run, person, random) {
    const visit = yield* enter(run, { ...person, phoneShare: 0 }, random);
    if (visit === undefined) return;
    const endMs = closeOf('XTKS', dayStartOf(run.nowMs));
    const pauseMs = between(random, 20, 110) * 60_000;
    while (run.nowMs < endMs) {
      yield until(run.nowMs + lognormal(random, pauseMs, 0.7));
      if (chance(random, 0.3)) emit(run, activityEvent(run, visit));
      if (chance(random, 0.8)) yield* tradeALittle(run, visit);
    }
    yield* leave(run, visit);
  },
};
