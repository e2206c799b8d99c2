// A popular listing: on its first days many buy a stock that nobody has ever traded.
import { type Actor, until } from '../actor.ts';
import { dayMs, hourMs, minuteMs } from '../calendar.ts';
import { between, exponential, integer, lognormal, pick, stream } from '../random.ts';
import { person as personOf, type Run, start } from '../run.ts';
import type { Instrument } from '../world/instrument.ts';
import type { Habit } from '../world/person.ts';
import { chase } from './news-crowd.ts';

/** However many customers there are, so many want it at most. */
const crowdMax = 2500;
const crowdShare = 0.012;
const keen: readonly Habit[] = ['active', 'active', 'regular', 'day-trader', 'saver', 'holder'];

function gather(run: Run, instrument: Instrument, listedMs: number): void {
  const random = stream(run.seed, 'honest/listing', instrument.index);
  const whole = Math.min(crowdMax, run.options.accounts * crowdShare) + 8;
  const count = Math.ceil(whole * between(random, 0.4, 1) * Math.min(1, run.options.activity));
  for (let nth = 0; nth < count; nth += 1) {
    const people = run.census.byHabit[pick(random, keen)];
    if (people.length === 0) continue;
    const who = personOf(run, people[integer(random, 0, people.length - 1)]!);
    const own = stream(run.seed, 'honest/keen', instrument.index, nth);
    // Most on the first morning, the others in the days after.
    const days = Math.min(6, Math.floor(exponential(own, 0.9)));
    const minutes = Math.min(380, lognormal(own, 70, 0.9));
    const beginMs = listedMs + days * dayMs + 8.9 * hourMs + minutes * minuteMs;
    start(run, beginMs, chase(run, who, own, instrument));
  }
}

export function* listingCrowds(run: Run): Actor {
  for (const instrument of run.listings) {
    const { listedMs = run.endMs } = instrument;
    yield until(listedMs);
    const random = stream(run.seed, 'honest/debut', instrument.index);
    run.market.fundamental.addNews({
      instrument: instrument.index,
      timeMs: listedMs + 9 * hourMs,
      size: between(random, 0.05, 0.35),
      lastingShare: between(random, 0.2, 0.8),
      halfLifeMs: between(random, 4, 40) * hourMs,
    });
    gather(run, instrument, listedMs);
  }
}
