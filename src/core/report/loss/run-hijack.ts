// Takes the victim's instruments through everything that happened to them, up to the valuation date.
import { dateOfDay } from '../../lib/calendar.ts';
import { jstDay } from '../../lib/jst.ts';
import { timeOf } from '../../lib/time.ts';
import { type Exact, exactOf, one, signOf, times, zero } from '../exact.ts';
import type { CorporateAction } from './corporate-actions.ts';
import { type Ledger, openLedger, takeAction, takeHostile, takeOwn } from './ledger.ts';
import type { HostileTrade, Missing } from './loss-result.ts';
import { type CaseTrail, eventRateOn, type LossTrail, type Trade } from './loss-trail.ts';
import { type PriceBook, rateOn } from './price-book.ts';

export interface Valuation {
  readonly day: number;
  /** Absent: prices and rates are those the events show on their day. */
  readonly book?: PriceBook;
  readonly actions: readonly CorporateAction[];
  readonly trail: LossTrail;
  /** Day of an event of this account that could not be read. */
  readonly refusedDay?: number;
}

export interface Working {
  readonly caseTrail: CaseTrail;
  readonly valuation: Valuation;
  readonly ledgers: Map<string, Ledger>;
  readonly hostile: HostileTrade[];
  readonly missing: Map<string, Missing>;
  /** Instruments of which some amount had no rate. */
  readonly ratesMissing: Set<string>;
}

export function missRate(
  working: Working,
  instrument: string,
  currency: string,
  day: number,
): void {
  working.ratesMissing.add(instrument);
  miss(working, 'rate', currency, day);
}

export function miss(working: Working, what: Missing['what'], name: string, day: number): void {
  const date = dateOfDay(day);
  working.missing.set(`${what} ${name} ${date}`, { what, name, date });
}

/** What the customer held by the snapshot; nothing of what it does not name. */
export function heldBefore({ before }: CaseTrail, instrument: string): Exact | undefined {
  if (before === undefined) return undefined;
  const position = before.holdings.positions.find((held) => held.instrument === instrument);
  return position ? exactOf(position.quantity) : zero;
}

/** The firm's own rate of that day comes first, then the last one of the events. */
function tradeRate(working: Working, trade: Trade): Exact | undefined {
  const { book } = working.valuation;
  const own = book && rateOn(book, trade.currency, dateOfDay(trade.day));
  return own ?? trade.eventRate;
}

/** One for each instrument the hijacker touched, from what the customer held of it. */
function openLedgers(working: Working, followed: readonly Trade[]): void {
  for (const { instrument, currency } of followed) {
    if (working.ledgers.has(instrument)) continue;
    const own = heldBefore(working.caseTrail, instrument);
    working.ledgers.set(instrument, openLedger(instrument, currency, own));
  }
}

function takeHostileTrade(working: Working, trade: Trade): void {
  const rate = tradeRate(working, trade);
  if (rate === undefined) missRate(working, trade.instrument, trade.currency, trade.day);
  const { timeMs, order, instrument, side, quantity, price, currency, fee } = trade;
  const valueJpy = rate && times(times(quantity, price), rate);
  const margin = working.caseTrail.marginOrders.has(order);
  const time = timeOf(timeMs);
  working.hostile.push({
    time,
    order,
    instrument,
    side,
    quantity,
    price,
    currency,
    fee,
    margin,
    rate,
    valueJpy,
  });
  // Without a rate all money is undefined in the end; shares still have to be followed.
  takeHostile(working.ledgers.get(instrument)!, trade, rate ?? one);
}

function takeOwnTrade(working: Working, trade: Trade): void {
  const ledger = working.ledgers.get(trade.instrument)!;
  const rate = tradeRate(working, trade);
  const wasHostile = ledger.hostile;
  takeOwn(ledger, trade, rate ?? one);
  if (rate === undefined && ledger.hostile !== wasHostile)
    missRate(working, trade.instrument, trade.currency, trade.day);
}

function takeCorporateAction(working: Working, ledger: Ledger, action: CorporateAction): void {
  const holds = signOf(ledger.hostile) !== 0 || signOf(ledger.ownSold) !== 0;
  if (action.action === 'split' || !holds) {
    takeAction(ledger, action, one);
    return;
  }
  const { book, trail } = working.valuation;
  const rate = book
    ? rateOn(book, action.currency, action.date)
    : eventRateOn(trail, action.currency, action.day);
  if (rate === undefined) missRate(working, action.instrument, action.currency, action.day);
  takeAction(ledger, action, rate ?? one);
}

/** Trades in the instruments the hijacker touched, from the snapshot to the valuation date. */
function followedTrades({ caseTrail, valuation }: Working, trades: readonly Trade[]) {
  const hostile = trades.filter(({ order }) => caseTrail.orders.has(order));
  const touched = new Set(hostile.map(({ instrument }) => instrument));
  const fromMs = caseTrail.before?.timeMs ?? Number.NEGATIVE_INFINITY;
  return trades
    .filter(({ instrument }) => touched.has(instrument))
    .filter(({ timeMs, day }) => timeMs >= fromMs && day <= valuation.day)
    .toSorted((left, right) => left.timeMs - right.timeMs);
}

/** Everything that happened to these instruments, in order; actions come before a day's trades. */
export function runThrough(working: Working, trades: readonly Trade[]): void {
  const { caseTrail, valuation } = working;
  const followed = followedTrades(working, trades);
  openLedgers(working, followed);
  // A snapshot already has the splits of its own day.
  const fromDay = caseTrail.before ? jstDay(caseTrail.before.timeMs) : Number.NEGATIVE_INFINITY;
  const actions = valuation.actions.filter(
    ({ instrument, day }) =>
      working.ledgers.has(instrument) && day > fromDay && day <= valuation.day,
  );
  let next = 0;
  const actUpTo = (day: number): void => {
    for (; next < actions.length && actions[next].day <= day; next += 1)
      takeCorporateAction(working, working.ledgers.get(actions[next].instrument)!, actions[next]);
  };
  for (const trade of followed) {
    actUpTo(trade.day);
    if (caseTrail.orders.has(trade.order)) takeHostileTrade(working, trade);
    else takeOwnTrade(working, trade);
  }
  actUpTo(valuation.day);
}
