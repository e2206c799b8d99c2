// From an accepted order to its fills: waits for the market, fills in parts, prints what happened.
import type { Order } from '../core/event/order.ts';
import { type Actor, until } from './actor.ts';
import { isOpen, minuteMs, nextOpen } from './calendar.ts';
import { quote, take } from './market/market.ts';
import { between, chance, exponential, integer, lognormal, type Random } from './random.ts';
import { emit, newOrder, type Run, stampId, stampTime, yenRate } from './run.ts';
import type { Instrument } from './world/instrument.ts';
import type { Person } from './world/person.ts';
import { quantityHeld } from './world/portfolio.ts';

export interface OrderPlan {
  readonly side: 'buy' | 'sell';
  readonly instrument: Instrument;
  readonly quantity: number;
  /** Absent for a market order. */
  readonly limitPrice?: number;
  readonly margin: boolean;
}

export interface Placement {
  readonly person: Person;
  readonly session: string;
  readonly random: Random;
  /** Set where a hijacker orders. */
  readonly episode?: string;
}

export function orderEvent(run: Run, by: Placement, plan: OrderPlan): Order {
  const { side, instrument, quantity, limitPrice, margin } = plan;
  return {
    id: stampId(run),
    type: 'order',
    time: stampTime(run),
    firm: by.person.firm,
    account: by.person.account,
    session: by.session,
    order: newOrder(run),
    side,
    instrument: instrument.code,
    quantity,
    orderType: limitPrice === undefined ? 'market' : 'limit',
    ...(limitPrice === undefined ? {} : { limitPrice }),
    currency: instrument.currency,
    ...(margin ? { margin } : {}),
  };
}

/** What an order is worth at the last price, in yen. */
export function worthYen(run: Run, plan: OrderPlan): number {
  const price = quote(run.market, plan.instrument.index, run.nowMs);
  return plan.quantity * price * yenRate(run, plan.instrument.currency);
}

/** From the order to its first fill: the firm's and the exchange's time, whoever ordered. */
export function fillDelayMs(random: Random): number {
  return 60 + lognormal(random, 700, 0.6);
}

export interface Fulfilment {
  /** Gross, yen. */
  readonly yen: number;
  readonly quantity: number;
}

export interface Work {
  readonly order: Order;
  readonly plan: OrderPlan;
  readonly by: Placement;
  /** Share of the order that somebody waits for on the other side. */
  readonly absorbed: number;
  /** How long a limit order may rest before it is taken back. */
  readonly restMinutes: number;
}

function printFill(run: Run, { order, plan, by, absorbed }: Work, quantity: number): number {
  const { side, instrument } = plan;
  const index = instrument.index;
  const price = take(run.market, { index, side, quantity, timeMs: run.nowMs, absorbed });
  const time = stampTime(run);
  emit(run, {
    id: stampId(run),
    type: 'trade',
    time,
    instrument: instrument.code,
    price,
    quantity,
    side,
  });
  const execution = {
    id: stampId(run),
    type: 'execution' as const,
    time,
    firm: by.person.firm,
    account: by.person.account,
    order: order.order,
    instrument: instrument.code,
    side,
    quantity,
    price,
    currency: instrument.currency,
  };
  emit(run, execution, by.episode);
  const rate = yenRate(run, instrument.currency);
  run.portfolios.apply(by.person, { instrument: index, side, quantity, price, rate });
  run.tradedToday.add(by.person.index);
  return quantity * price * rate;
}

function isMarketable(run: Run, plan: OrderPlan): boolean {
  if (plan.limitPrice === undefined) return true;
  const price = quote(run.market, plan.instrument.index, run.nowMs);
  return plan.side === 'buy' ? price <= plan.limitPrice : price >= plan.limitPrice;
}

/** Waits until the order can be filled; false when it never will. */
function* comesToMarket(run: Run, work: Work): Actor<boolean> {
  const { plan, by } = work;
  const exchange = plan.instrument.exchange;
  const opens = nextOpen(exchange, run.nowMs);
  if (opens > run.nowMs) yield until(opens + exponential(by.random, 20_000));
  let restedMinutes = 0;
  while (!isMarketable(run, plan)) {
    const pauseMinutes = between(by.random, 2, 15);
    restedMinutes += pauseMinutes;
    if (restedMinutes > work.restMinutes) return false;
    yield until(run.nowMs + pauseMinutes * minuteMs);
    if (!isOpen(exchange, run.nowMs)) return false;
  }
  return true;
}

/** Orders above a tenth of a day's volume come in several fills. */
function partsOf(work: Work): number {
  const { instrument, quantity } = work.plan;
  const lots = quantity / instrument.lotSize;
  if (lots < 2 || quantity < instrument.averageDailyVolume / 10) return 1;
  return Math.min(lots, integer(work.by.random, 1, 4));
}

/** Never sells more than is there: somebody else may have sold it meanwhile. */
function fillable(run: Run, work: Work, wanted: number): number {
  if (work.plan.side === 'buy') return wanted;
  const portfolio = run.portfolios.of(work.by.person);
  return Math.min(wanted, quantityHeld(portfolio, work.plan.instrument.index));
}

/** Works an accepted order; returns what was filled. */
export function* work(run: Run, task: Work): Actor<Fulfilment> {
  const { order, plan, by } = task;
  if (!(yield* comesToMarket(run, task))) {
    if (chance(by.random, 0.6)) takeBack(run, order, by);
    return { yen: 0, quantity: 0 };
  }
  const parts = partsOf(task);
  const lot = plan.instrument.lotSize;
  const each = Math.ceil(plan.quantity / parts / lot) * lot;
  let yen = 0;
  let left = plan.quantity;
  while (left > 0) {
    const quantity = fillable(run, task, Math.min(each, left));
    if (quantity <= 0) break;
    yen += printFill(run, task, quantity);
    left -= quantity;
    if (left <= 0) break;
    yield until(run.nowMs + 80 + exponential(by.random, 2500));
    if (!isOpen(plan.instrument.exchange, run.nowMs)) break;
  }
  return { yen, quantity: plan.quantity - left };
}

function takeBack(run: Run, order: Order, by: Placement): void {
  const { firm, account } = by.person;
  const cancel = {
    id: stampId(run),
    type: 'order-cancel' as const,
    time: stampTime(run),
    firm,
    account,
    order: order.order,
  };
  emit(run, cancel, by.episode);
}
