// A customer's own program on a rented server: log-ins from a hosting network, orders seconds apart.
import { type Actor, until } from '../actor.ts';
import { isOpen } from '../calendar.ts';
import { chance, hashName, integer, lognormal, pick, stream, uniformAt } from '../random.ts';
import type { Run } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import type { Instrument } from '../world/instrument.ts';
import { deviceName } from '../world/names.ts';
import { sameAddressAlways } from '../world/network.ts';
import { drawBuild, type Person } from '../world/person.ts';
import { quantityHeld } from '../world/portfolio.ts';
import { userAgentAt } from '../world/user-agent.ts';
import { type Behaviour, isBusinessDay, tradingMinute } from './behaviour.ts';
import { placeOrder } from './order.ts';
import { buyFor } from './taste.ts';
import { enter, type Visit } from './visit.ts';

/** Of those who trade much so many leave it to a program; the rates are theirs, others do nothing. */
const programmers = 0.06;
const serverName = hashName('honest/program');

/** One server and one browser engine for good; it says what its library says. */
function serverOf(run: Run, { index }: Person): Connection {
  const random = stream(run.seed, serverName, index);
  const build = { ...drawBuild(random, false), platform: 'windows-chrome' as const };
  return {
    ip: sameAddressAlways(run.seed, serverName, index, 'hosting'),
    userAgent: userAgentAt({ ...build, lagDays: 20 + build.lagDays }, run.nowMs),
    channel: chance(random, 0.6) ? 'api' : 'web',
    ...(chance(random, 0.5) ? { language: 'ja' } : {}),
    ...(chance(random, 0.7) ? { device: deviceName(run.seed, index * 4 + 3, 0) } : {}),
  };
}

function* roundTrip(run: Run, visit: Visit, instrument: Instrument): Actor {
  const { person, random } = visit;
  const budget = Math.max(0, run.portfolios.of(person).cashYen) * lognormal(random, 0.15, 0.5);
  const buy = buyFor(run, visit, instrument, budget);
  if (buy === undefined) return;
  const bought = yield* placeOrder(run, visit, { ...buy, limitPrice: undefined });
  yield until(run.nowMs + lognormal(random, 20_000, 1));
  const held = quantityHeld(run.portfolios.of(person), instrument.index);
  const quantity = Math.min(held, bought.quantity);
  if (quantity <= 0) return;
  yield* placeOrder(run, visit, { side: 'sell', instrument, quantity, margin: false });
}

export const programTrade: Behaviour = {
  name: 'honest/program-trade',
  rates: { active: 0.4, 'day-trader': 0.6 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0),
  beginMinute: tradingMinute,
  *act(run, person, random) {
    if (uniformAt(run.seed, serverName, person.index) >= programmers) return;
    const connection = serverOf(run, person);
    const visit = yield* enter(run, person, random, { failures: 0, pace: 0.1, connection });
    if (visit === undefined) return;
    const instrument = pick(random, run.shelves.large);
    for (let left = integer(random, 2, 12); left > 0 && isOpen('XTKS', run.nowMs); left -= 1) {
      yield* roundTrip(run, visit, instrument);
      yield until(run.nowMs + lognormal(random, 90_000, 1.2));
    }
  },
};
