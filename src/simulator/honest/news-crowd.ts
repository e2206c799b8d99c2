// News in a small cap: the price jumps and an honest crowd buys it, most of them for the first time.
import { type Actor, until } from '../actor.ts';
import { dayMs, dayStartOf, hourMs, minuteMs } from '../calendar.ts';
import { between, chance, integer, lognormal, pick, type Random, stream } from '../random.ts';
import { dayOf, person as personOf, type Run, start } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Habit, Person } from '../world/person.ts';
import { quantityHeld } from '../world/portfolio.ts';
import { isBusinessDay } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { buyFor } from './taste.ts';
import { enter, leave } from './visit.ts';

/** A few stories a week get about. */
const storyChance = 0.45;
/** However many customers there are, a story in a small cap reaches only so many. */
const crowdMax = 400;
const crowdShare = 0.004;
const chasers: readonly Habit[] = ['active', 'active', 'regular', 'day-trader', 'day-trader'];

export function* chase(run: Run, person: Person, random: Random, instrument: Instrument): Actor {
  const visit = yield* enter(run, person, random);
  if (visit === undefined) return;
  yield until(run.nowMs + lognormal(random, 60_000, 0.8));
  const cash = Math.max(0, run.portfolios.of(person).cashYen);
  const budget = Math.min(cash, person.wealthYen * lognormal(random, 0.12, 0.7));
  const plan = buyFor(run, visit, instrument, budget, person.margin && chance(random, 0.4));
  if (plan === undefined) return;
  yield* placeOrder(run, visit, plan);
  if (!chance(random, 0.55)) return yield* leave(run, visit);
  yield until(run.nowMs + lognormal(random, 40 * minuteMs, 0.9));
  const quantity = quantityHeld(run.portfolios.of(person), instrument.index);
  if (quantity > 0) {
    yield* placeOrder(run, visit, { side: 'sell', instrument, quantity, margin: false });
  }
}

/** Whoever else hears of a story. */
export type OnStory = (run: Run, instrument: Instrument, timeMs: number) => void;

function gather(run: Run, random: Random, instrument: Instrument, fromMs: number): void {
  const most = Math.min(crowdMax, Math.ceil(run.options.accounts * crowdShare) + 6);
  const count = Math.ceil(most * between(random, 0.15, 1) * Math.min(1, run.options.activity));
  for (let nth = 0; nth < count; nth += 1) {
    const people = run.census.byHabit[pick(random, chasers)];
    if (people.length === 0) continue;
    const who = personOf(run, people[integer(random, 0, people.length - 1)]!);
    const own = stream(run.seed, 'honest/chase', dayOf(run, fromMs), nth);
    start(run, fromMs + lognormal(own, 35 * minuteMs, 0.9), chase(run, who, own, instrument));
  }
}

/** Stories on business days, mostly during the session, some before it. */
export function* newsCrowds(run: Run, onStory?: OnStory): Actor {
  for (let day = dayStartOf(run.startMs); day < run.endMs; day += dayMs) {
    const random = stream(run.seed, 'honest/news', dayOf(run, day));
    if (isBusinessDay(day) && chance(random, storyChance)) {
      const instrument = pick(random, run.shelves.small);
      const timeMs = day + between(random, 8.8, 14.5) * hourMs;
      run.market.fundamental.addNews({
        instrument: instrument.index,
        timeMs,
        size: between(random, 0.05, 0.24),
        lastingShare: between(random, 0.1, 0.8),
        halfLifeMs: between(random, 1, 30) * hourMs,
      });
      gather(run, random, instrument, timeMs);
      onStory?.(run, instrument, timeMs);
    }
    yield until(day + dayMs);
  }
}
