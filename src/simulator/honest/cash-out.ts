// Everything is sold for a house or an inheritance, and days later the money goes to a bank account.
import { until } from '../actor.ts';
import { dayMs } from '../calendar.ts';
import { between, chance, lognormal } from '../random.ts';
import { goesThrough } from './answer.ts';
import { type Behaviour, isBusinessDay, tradingMinute } from './behaviour.ts';
import { changeEvent } from './change-settings.ts';
import { placeOrder } from './order.ts';
import { limitNear } from './taste.ts';
import { enter, leave } from './visit.ts';
import { payOut } from './withdraw.ts';

export const cashOut: Behaviour = {
  name: 'honest/cash-out',
  rates: { dormant: 0.0002, holder: 0.0008, saver: 0.0006, regular: 0.001, active: 0.0008 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0),
  beginMinute: tradingMinute,
  *act(run, person, random) {
    const first = yield* enter(run, person, random, { newDevice: chance(random, 0.12) });
    if (first === undefined) return;
    for (const { instrument: index, quantity } of [...run.portfolios.of(person).positions]) {
      yield until(run.nowMs + lognormal(random, 35_000, 0.8));
      const instrument = run.instruments[index]!;
      const limitPrice = limitNear(run, first, instrument, 'sell');
      yield* placeOrder(run, first, {
        side: 'sell',
        instrument,
        quantity,
        limitPrice,
        margin: false,
      });
    }
    yield* leave(run, first);
    // Sales are settled after two business days.
    yield until(run.nowMs + between(random, 2.5, 8) * dayMs);
    const second = yield* enter(run, person, random);
    if (second === undefined) return;
    if (chance(random, 0.35)) {
      const request = changeEvent(run, second, 'bank-account');
      const decision = yield { request, pauseMs: lognormal(random, 20_000, 0.7) };
      if (!(yield* goesThrough(run, second, request, decision))) return;
      run.newBanks.set(person.index, (run.newBanks.get(person.index) ?? 0) + 1);
    }
    if (yield* payOut(run, second, [0.6, 1])) yield* leave(run, second);
  },
};
