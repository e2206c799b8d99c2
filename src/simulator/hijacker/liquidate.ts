// Sells what the victim holds, largest first, as far as the campaign wants the money.
import { type Actor, until } from '../actor.ts';
import { dayStartOf, type Exchange, isOpen, nextOpen } from '../calendar.ts';
import { quote } from '../market/market.ts';
import { chance, shuffled } from '../random.ts';
import { isLocked, type Run, yenRate } from '../run.ts';
import { type Intruder, showUp } from './intrude.ts';
import { gapMs } from './kind.ts';
import { planFor, sendOrder } from './order.ts';

/** Nothing is begun in the last minute before the close: it would wait for the next day. */
const lastMinuteMs = 60_000;

interface Holding {
  readonly instrument: number;
  readonly quantity: number;
  readonly yen: number;
}

/** What can be sold now, by value; one campaign in three sells in whatever order it comes. */
function holdings(run: Run, intruder: Intruder): Holding[] {
  const { positions } = run.portfolios.of(intruder.person);
  const open = positions.filter(({ instrument, quantity }) => {
    return quantity > 0 && isOpen(run.instruments[instrument]!.exchange, run.nowMs);
  });
  const valued = open.map(({ instrument, quantity }) => {
    const { currency } = run.instruments[instrument]!;
    const yen = quantity * quote(run.market, instrument, run.nowMs) * yenRate(run, currency);
    return { instrument, quantity, yen };
  });
  if (chance(intruder.random, 0.35)) return shuffled(intruder.random, valued);
  return valued.sort((left, right) => right.yen - left.yen);
}

/** Waits over lunch; false when that exchange trades no more today. */
function* isOpenAgain(run: Run, intruder: Intruder, exchange: Exchange): Actor<boolean> {
  const soon = run.nowMs + lastMinuteMs;
  const opens = nextOpen(exchange, soon);
  if (dayStartOf(opens) !== dayStartOf(run.nowMs)) return false;
  const { orderPace } = intruder.episode.campaign.manner;
  if (opens > soon) yield until(opens + 1500 + gapMs(intruder.random, orderPace, 900_000));
  return true;
}

/** True when he was stopped. */
export function* liquidate(run: Run, intruder: Intruder): Actor<boolean> {
  const { episode, random } = intruder;
  const began = run.nowMs;
  if (!(yield* isOpenAgain(run, intruder, 'XTKS'))) return false;
  if (run.nowMs > began) yield* showUp(run, intruder);
  for (const held of holdings(run, intruder)) {
    if (episode.salesLeftYen <= 0 || isLocked(run, intruder.person.index)) return false;
    const instrument = run.instruments[held.instrument]!;
    if (!(yield* isOpenAgain(run, intruder, instrument.exchange))) continue;
    const yen = Math.min(held.yen, episode.salesLeftYen * 1.05);
    const wanted = { yen, quantityMax: held.quantity, margin: false };
    const plan = planFor(run, intruder, instrument, 'sell', wanted);
    if (plan === undefined) continue;
    const quantity = held.yen <= episode.salesLeftYen ? held.quantity : plan.quantity;
    if ((yield* sendOrder(run, intruder, { ...plan, quantity })) === undefined) return true;
    const { orderPace } = episode.campaign.manner;
    yield until(run.nowMs + gapMs(random, orderPace, 600_000));
  }
  return false;
}
