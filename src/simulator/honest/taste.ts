// What an honest customer would buy or sell next, and at which price.
import type { OrderPlan } from '../broker.ts';
import { quote } from '../market/market.ts';
import { between, chance, lognormal, pick } from '../random.ts';
import { type Run, yenRate } from '../run.ts';
import { type Instrument, lotsFor, roundToTick } from '../world/instrument.ts';
import { drawLiking, likingsOf } from '../world/portfolio.ts';
import { likedQuantity } from './order.ts';
import type { Visit } from './visit.ts';

/** Nobody in his senses orders more of a thin stock than this share of a usual day. */
const volumeShareMax = 0.4;

/** How far a limit is from the last price: usually, and where somebody waits or must have it. */
const usualReach = 0.006;
const wideReach = 0.05;

/** Three in five orders carry a limit near the price. */
export function limitNear(run: Run, visit: Visit, instrument: Instrument, side: 'buy' | 'sell') {
  if (chance(visit.random, 0.4)) return undefined;
  const price = quote(run.market, instrument.index, run.nowMs);
  const towards = side === 'buy' ? 1 : -1;
  const { wideLimits } = run.habits;
  const reach = wideLimits > 0 && chance(visit.random, wideLimits) ? wideReach : usualReach;
  const away = towards * between(visit.random, -reach, reach);
  return roundToTick(instrument.exchange, price * (1 + away));
}

/** A buy of about that value; undefined when not one lot can be had. */
export function buyFor(
  run: Run,
  visit: Visit,
  instrument: Instrument,
  budgetYen: number,
  margin = false,
): OrderPlan | undefined {
  const priceYen =
    quote(run.market, instrument.index, run.nowMs) * yenRate(run, instrument.currency);
  const most =
    instrument.class === 'large' ? Infinity : instrument.averageDailyVolume * volumeShareMax;
  const affordable = lotsFor(instrument, budgetYen, priceYen * 1.01);
  const few = Math.max(
    instrument.lotSize,
    Math.floor(most / instrument.lotSize) * instrument.lotSize,
  );
  const exact = chance(visit.random, 0.35);
  const quantity = likedQuantity(Math.min(affordable, few), instrument.lotSize, exact);
  if (quantity <= 0) return undefined;
  const limitPrice = limitNear(run, visit, instrument, 'buy');
  return { side: 'buy', instrument, quantity, limitPrice, margin };
}

export function planBuy(run: Run, visit: Visit, budgetShare: number): OrderPlan | undefined {
  const { person, random } = visit;
  const { cashYen } = run.portfolios.of(person);
  if (cashYen <= 0) return undefined;
  const instrument = chance(random, 0.85)
    ? pick(random, likingsOf(run.seed, person, run.shelves))
    : drawLiking(random, run.shelves);
  const budget = Math.min(cashYen, person.wealthYen * lognormal(random, budgetShare, 0.8));
  return buyFor(run, visit, instrument, budget);
}

/** Sells one of the holdings, whole or in part. */
export function planSell(run: Run, visit: Visit, wholeShare: number): OrderPlan | undefined {
  const { positions } = run.portfolios.of(visit.person);
  if (positions.length === 0) return undefined;
  const held = pick(visit.random, positions);
  const instrument = run.instruments[held.instrument]!;
  const whole = chance(visit.random, wholeShare);
  const part = likedQuantity(held.quantity / 2, instrument.lotSize, false);
  const quantity = whole || part === 0 ? held.quantity : part;
  const limitPrice = limitNear(run, visit, instrument, 'sell');
  return { side: 'sell', instrument, quantity, limitPrice, margin: false };
}
