// An account that slept for years wakes on an unknown machine, and some sell everything at once.
import { until } from '../actor.ts';
import { chance, integer, lognormal } from '../random.ts';
import { type Behaviour, isBusinessDay, tradingMinute } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { enter, leave } from './visit.ts';

export const dormantReturn: Behaviour = {
  name: 'honest/dormant-return',
  rates: { dormant: 0.0008, holder: 0.0003 },
  dayFactor: (day) => (isBusinessDay(day) ? 1.2 : 0.4),
  beginMinute: tradingMinute,
  *act(run, person, random) {
    const failures = chance(random, 0.4) ? integer(random, 1, 3) : 0;
    const visit = yield* enter(run, person, random, { newDevice: true, failures });
    if (visit === undefined) return;
    if (chance(random, 0.4)) {
      for (const held of [...run.portfolios.of(person).positions]) {
        yield until(run.nowMs + lognormal(random, 50_000, 0.8));
        const instrument = run.instruments[held.instrument]!;
        const quantity = held.quantity;
        yield* placeOrder(run, visit, { side: 'sell', instrument, quantity, margin: false });
      }
    }
    yield* leave(run, visit);
  },
};
