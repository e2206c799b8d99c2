// Follows the victims' accounts through a file of events: what they held, ordered and traded.
import type { Event } from '../../event/event.ts';
import type { Holdings } from '../../event/money.ts';
import type { Execution, Order } from '../../event/order.ts';
import { jstDay } from '../../lib/jst.ts';
import { type Exact, exactOf, one, zero } from '../exact.ts';
import type { LossCase } from './loss-case.ts';
import { LossError } from './loss-error.ts';
import type { Price } from './price-book.ts';

export interface Trade {
  readonly timeMs: number;
  /** Japanese day since 1970. */
  readonly day: number;
  readonly order: string;
  readonly instrument: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: Exact;
  readonly price: Exact;
  readonly currency: string;
  readonly fee: Exact;
  /** Yen per unit by the events, undefined where they gave no recent one. */
  readonly eventRate: Exact | undefined;
}

export interface CaseTrail {
  readonly lossCase: LossCase;
  readonly sessions: ReadonlySet<string>;
  /** Orders named in the case, and those placed in its sessions. */
  readonly orders: Set<string>;
  readonly marginOrders: Set<string>;
  /** The last snapshot up to the access; what the customer held before. */
  before?: { readonly timeMs: number; readonly holdings: Readonly<Holdings> };
}

interface AccountTrail {
  readonly cases: CaseTrail[];
  readonly trades: Trade[];
  /** Orders and executions taken: the same event twice counts once. */
  readonly events: Set<string>;
  /** Day of the first event that could not be read; what it was is not known. */
  refusedDay?: number;
}

interface Dated<Value> {
  readonly timeMs: number;
  readonly value: Value;
}

export interface LossTrail {
  readonly accounts: Map<string, AccountTrail>;
  readonly rates: Map<string, Dated<Exact>>;
  /** The last price of each instrument on or before the valuation day. */
  readonly lastPrices: Map<string, Dated<Exact>>;
  readonly names: Map<string, string>;
  readonly lastDay: number;
  latestDay: number;
  tradeCount: number;
}

/**
 * Orders and executions of all victims together; the next one throws `too-many-trades`. A case of
 * the wave has about 140; 400,000 were measured at 0.75 GB.
 */
export const tradesMax = 1_000_000;
/** Instruments whose names and last prices are kept; a price beyond them counts as missing. */
const instrumentsMax = 200_000;
/** Over the longest closure of the market (Golden Week, New Year); an older rate is no rate. */
const rateHoldsMs = 7 * 86_400_000;

const keyOf = (firm: string, account: string): string => `${firm}\u0000${account}`;

/** `valuationDay` where it is known beforehand: prices after it are passed over. */
export function openTrail(cases: Iterable<LossCase>, valuationDay?: number): LossTrail {
  const accounts = new Map<string, AccountTrail>();
  for (const lossCase of cases) {
    const key = keyOf(lossCase.firm, lossCase.account);
    const trail = accounts.get(key) ?? { cases: [], trades: [], events: new Set() };
    trail.cases.push({
      lossCase,
      sessions: new Set(lossCase.sessions),
      orders: new Set(lossCase.orders),
      marginOrders: new Set(),
    });
    accounts.set(key, trail);
  }
  return {
    accounts,
    rates: new Map(),
    lastPrices: new Map(),
    names: new Map(),
    lastDay: valuationDay ?? Number.POSITIVE_INFINITY,
    latestDay: Number.NEGATIVE_INFINITY,
    tradeCount: 0,
  };
}

const accountTypes: ReadonlySet<unknown> = new Set(['order', 'execution', 'holdings']);
const marketTypes: ReadonlySet<unknown> = new Set(['fx', 'instrument', 'trade', 'bar']);

/** Whether a parsed line is worth reading at all; most events are of other customers. */
export function concernsTrail(trail: LossTrail, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const { type, firm = '', account } = value as Record<string, unknown>;
  if (marketTypes.has(type)) return true;
  return accountTypes.has(type) && trail.accounts.has(keyOf(String(firm), String(account)));
}

/** An event of a victim that could not be read: the sums of his cases are then not known. */
export function missEvent(trail: LossTrail, value: unknown): void {
  const { type, firm = '', account, time } = (value ?? {}) as Record<string, unknown>;
  const of = trail.accounts.get(keyOf(String(firm), String(account)));
  if (of === undefined || marketTypes.has(type)) return;
  const day = typeof time === 'string' ? jstDay(Date.parse(time)) : Number.NaN;
  of.refusedDay ??= Number.isFinite(day) ? day : of.cases[0].lossCase.openedDay;
}

function countTrade(trail: LossTrail): void {
  trail.tradeCount += 1;
  if (trail.tradeCount > tradesMax) throw new LossError('too-many-trades', { tradesMax });
}

function followOrder(trail: AccountTrail, event: Order): void {
  for (const caseTrail of trail.cases) {
    if (caseTrail.sessions.has(event.session)) caseTrail.orders.add(event.order);
    if (event.margin && caseTrail.orders.has(event.order)) caseTrail.marginOrders.add(event.order);
  }
}

function recentRate(trail: LossTrail, currency: string, timeMs: number): Exact | undefined {
  if (currency === 'JPY') return one;
  const rate = trail.rates.get(currency);
  return rate && timeMs - rate.timeMs <= rateHoldsMs ? rate.value : undefined;
}

function followExecution(trail: LossTrail, of: AccountTrail, event: Execution, timeMs: number) {
  const { order, instrument, side, currency } = event;
  of.trades.push({
    timeMs,
    day: jstDay(timeMs),
    order,
    instrument,
    side,
    quantity: exactOf(event.quantity) ?? zero,
    price: exactOf(event.price) ?? zero,
    currency,
    fee: exactOf(event.fee ?? 0) ?? zero,
    eventRate: recentRate(trail, currency, timeMs),
  });
}

function followHoldings(trail: AccountTrail, holdings: Holdings, timeMs: number): void {
  for (const caseTrail of trail.cases) {
    if (timeMs <= caseTrail.lossCase.openedMs) caseTrail.before = { timeMs, holdings };
  }
}

function keepLatest<Value>(map: Map<string, Dated<Value>>, key: string, dated: Dated<Value>): void {
  const known = map.get(key);
  if (known === undefined ? map.size < instrumentsMax : known.timeMs <= dated.timeMs)
    map.set(key, dated);
}

function followMarket(trail: LossTrail, event: Event, timeMs: number): void {
  if (event.type === 'instrument') {
    if (trail.names.size < instrumentsMax) trail.names.set(event.instrument, event.name);
    return;
  }
  if (jstDay(timeMs) > trail.lastDay) return;
  if (event.type === 'fx')
    keepLatest(trail.rates, event.currency, { timeMs, value: exactOf(event.rate)! });
  if (event.type === 'trade')
    keepLatest(trail.lastPrices, event.instrument, { timeMs, value: exactOf(event.price)! });
  if (event.type === 'bar')
    keepLatest(trail.lastPrices, event.instrument, { timeMs, value: exactOf(event.close)! });
}

/** Events in the order of the file; each may be of any type. */
export function followLossEvent(trail: LossTrail, event: Event, timeMs: number): void {
  trail.latestDay = Math.max(trail.latestDay, jstDay(timeMs));
  if (marketTypes.has(event.type)) {
    followMarket(trail, event, timeMs);
    return;
  }
  if (event.type !== 'order' && event.type !== 'execution' && event.type !== 'holdings') return;
  const of = trail.accounts.get(keyOf(event.firm ?? '', event.account));
  if (of === undefined) return;
  if (event.type !== 'holdings') {
    if (of.events.has(event.id)) return;
    of.events.add(event.id);
    countTrade(trail);
  }
  if (event.type === 'order') followOrder(of, event);
  if (event.type === 'execution') followExecution(trail, of, event, timeMs);
  if (event.type === 'holdings') followHoldings(of, event, timeMs);
}

/** The last price the events show on that day; the currency is that of the victim's trades. */
export function eventPriceOn(
  trail: LossTrail,
  instrument: string,
  day: number,
  currency: string,
): Price | undefined {
  const last = trail.lastPrices.get(instrument);
  return last && jstDay(last.timeMs) === day ? { price: last.value, currency } : undefined;
}

/** The last rate the events show on that day; a yen is always one. */
export function eventRateOn(trail: LossTrail, currency: string, day: number): Exact | undefined {
  if (currency === 'JPY') return one;
  const last = trail.rates.get(currency);
  return last && jstDay(last.timeMs) === day ? last.value : undefined;
}
