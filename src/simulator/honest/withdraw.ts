// Money goes back to the customer's own bank account.
import { until } from '../actor.ts';
import { between, lognormal } from '../random.ts';
import { stampId, stampTime } from '../run.ts';
import { bankName } from '../world/names.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { enter, leave } from './visit.ts';

export const withdraw: Behaviour = {
  name: 'honest/withdraw',
  rates: { holder: 0.0006, saver: 0.0005, regular: 0.003, active: 0.006, 'day-trader': 0.008 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.3),
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    yield until(run.nowMs + lognormal(random, 60_000, 0.7));
    const cash = run.portfolios.of(person).cashYen;
    const amount = Math.floor((cash * between(random, 0.1, 0.8)) / 10_000) * 10_000;
    if (amount < 10_000) return yield* leave(run, visit);
    const request = {
      id: stampId(run),
      type: 'withdrawal' as const,
      time: stampTime(run),
      firm: person.firm,
      account: person.account,
      session: visit.session,
      amount,
      currency: 'JPY',
      destination: bankName(run.seed, person.index, run.newBanks.get(person.index) ?? 0),
    };
    const decision = yield { request, pauseMs: lognormal(random, 8000, 0.6) };
    if (yield* goesThrough(run, visit, request, decision)) {
      run.portfolios.pay(person, amount);
      run.tradedToday.add(person.index);
      yield* leave(run, visit);
    }
  },
};
