// Money goes back to the customer's own bank account.
import { type Actor, until } from '../actor.ts';
import { between, lognormal } from '../random.ts';
import { type Run, stampId, stampTime } from '../run.ts';
import { bankName } from '../world/names.ts';
import { goesThrough } from './answer.ts';
import { anyMinute, type Behaviour, isBusinessDay } from './behaviour.ts';
import { enter, leave, type Visit } from './visit.ts';

/** Pays out part of the cash in whole 10,000 yen; true when the customer may go on. */
export function* payOut(
  run: Run,
  visit: Visit,
  share: readonly [low: number, high: number],
): Actor<boolean> {
  const { person, random } = visit;
  const cash = run.portfolios.of(person).cashYen;
  const amount = Math.floor((cash * between(random, ...share)) / 10_000) * 10_000;
  if (amount < 10_000) return true;
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
  if (!(yield* goesThrough(run, visit, request, decision))) return false;
  run.portfolios.pay(person, amount);
  run.tradedToday.add(person.index);
  return true;
}

export const withdraw: Behaviour = {
  name: 'honest/withdraw',
  rates: { holder: 0.0006, saver: 0.0005, regular: 0.003, active: 0.006, 'day-trader': 0.008 },
  dayFactor: (day) => (isBusinessDay(day) ? 1 : 0.3),
  beginMinute: anyMinute,
  *act(run, person, random) {
    const visit = yield* enter(run, person, random);
    if (visit === undefined) return;
    yield until(run.nowMs + lognormal(random, 60_000, 0.7));
    if (yield* payOut(run, visit, [0.1, 0.8])) yield* leave(run, visit);
  },
};
