// When the market falls, honest people sell all they have within minutes: the hijacker's honest twin.
import { until } from '../actor.ts';
import { chance, lognormal } from '../random.ts';
import { type Behaviour, tradingMinute } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { limitNear } from './taste.ts';
import { enter, leave } from './visit.ts';

/** Only days worse than this frighten anybody. */
const frightAt = -0.02;

export function panicSale(marketDay: (dayStartMs: number) => number | undefined): Behaviour {
  return {
    name: 'honest/panic-sale',
    rates: { dormant: 0.001, holder: 0.012, saver: 0.006, regular: 0.03, active: 0.05 },
    dayFactor(day) {
      const move = marketDay(day) ?? 0;
      return move < frightAt ? Math.abs(move) / 0.05 : 0;
    },
    beginMinute: tradingMinute,
    *act(run, person, random) {
      const visit = yield* enter(run, person, random);
      if (visit === undefined) return;
      const everything = chance(random, 0.5);
      for (const held of [...run.portfolios.of(person).positions]) {
        if (!everything && chance(random, 0.5)) continue;
        yield until(run.nowMs + lognormal(random, 25_000, 0.8));
        const instrument = run.instruments[held.instrument]!;
        const limitPrice = limitNear(run, visit, instrument, 'sell');
        const quantity = held.quantity;
        yield* placeOrder(run, visit, {
          side: 'sell',
          instrument,
          quantity,
          limitPrice,
          margin: false,
        });
      }
      yield* leave(run, visit);
    },
  };
}
