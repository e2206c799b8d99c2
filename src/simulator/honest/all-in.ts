// Hears a story, sells everything, and puts it into one small cap he never had: honest and all his own.
import { type Actor, until } from '../actor.ts';
import { isOpen, minuteMs } from '../calendar.ts';
import { between, chance, integer, lognormal, type Random, stream } from '../random.ts';
import { dayOf, person as personOf, type Run, start } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Habit, Person } from '../world/person.ts';
import { likedQuantity, placeOrder } from './order.ts';
import { limitNear } from './taste.ts';
import { enter, leave, type Visit } from './visit.ts';

/** A story convinces few to this degree: none to four, more where there are more customers. */
const convinced = 0.0004;
const believers: readonly Habit[] = ['active', 'regular', 'regular', 'holder', 'day-trader'];

function* sellEverything(run: Run, visit: Visit): Actor {
  const { person, random } = visit;
  for (const { instrument: index, quantity } of [...run.portfolios.of(person).positions]) {
    const instrument = run.instruments[index]!;
    if (!isOpen(instrument.exchange, run.nowMs)) continue;
    yield until(run.nowMs + lognormal(random, 18_000, 0.8));
    const limitPrice = chance(random, 0.3) ? limitNear(run, visit, instrument, 'sell') : undefined;
    yield* placeOrder(run, visit, {
      side: 'sell',
      instrument,
      quantity,
      limitPrice,
      margin: false,
    });
  }
}

/** The whole of it in a few orders, however small the stock's usual day. */
function* buyWith(run: Run, visit: Visit, instrument: Instrument, shareOfCash: number): Actor {
  const { person, random } = visit;
  const orders = integer(random, 1, 4);
  for (let left = orders; left > 0; left -= 1) {
    yield until(run.nowMs + lognormal(random, 50_000, 0.9));
    const cash = Math.max(0, run.portfolios.of(person).cashYen);
    const price = run.market.books[instrument.index]!.lastPrice * 1.02;
    const shares = (cash * shareOfCash) / left / price;
    const quantity = likedQuantity(shares, instrument.lotSize, chance(random, 0.35));
    if (quantity <= 0) return;
    const limitPrice = limitNear(run, visit, instrument, 'buy');
    yield* placeOrder(run, visit, { side: 'buy', instrument, quantity, limitPrice, margin: false });
  }
}

function* believe(run: Run, person: Person, random: Random, instrument: Instrument): Actor {
  const visit = yield* enter(run, person, random, { newDevice: chance(random, 0.06) });
  if (visit === undefined) return;
  yield* sellEverything(run, visit);
  if (isOpen(instrument.exchange, run.nowMs)) {
    yield* buyWith(run, visit, instrument, between(random, 0.6, 0.98));
  }
  yield* leave(run, visit);
}

/** Those few of a story's crowd. */
export function convince(run: Run, instrument: Instrument, timeMs: number): void {
  const random = stream(run.seed, 'honest/all-in', dayOf(run, timeMs));
  const most = Math.ceil(run.options.accounts * convinced) + 2;
  const count = Math.floor(between(random, 0, most) * Math.min(1, run.options.activity));
  for (let nth = 0; nth < count; nth += 1) {
    const people = run.census.byHabit[believers[integer(random, 0, believers.length - 1)]!];
    if (people.length === 0) continue;
    const who = personOf(run, people[integer(random, 0, people.length - 1)]!);
    const own = stream(run.seed, 'honest/believe', dayOf(run, timeMs), nth);
    start(run, timeMs + lognormal(own, 45 * minuteMs, 0.8), believe(run, who, own, instrument));
  }
}
