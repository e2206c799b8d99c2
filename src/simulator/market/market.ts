// The market: a price for every stock at every time, moved by what is bought and sold in it.
import { type Instrument, roundToTick } from '../world/instrument.ts';
import {
  createFundamental,
  type Fundamental,
  type FundamentalOptions,
  tradingDayStart,
} from './fundamental.ts';
import { addFlow, createFlow, type Flow, impactOf, settleFlow } from './impact.ts';
import { withinDayLimit } from './limit.ts';

interface Book {
  readonly flow: Flow;
  dayStartMs: number;
  previousClose: number;
  dayVolume: number;
  /** The last print or the close of the last bar. */
  lastPrice: number;
}

/** Quiet buying ahead of an attack: more volume in the bars of those days. */
export interface Accumulation {
  readonly instrument: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Extra volume as a share of the usual. */
  readonly extra: number;
}

export interface Market {
  readonly instruments: readonly Instrument[];
  readonly fundamental: Fundamental;
  readonly books: readonly Book[];
  /** Stocks our customers have moved of late; at most all of them. */
  readonly hot: Set<number>;
  /** One a campaign. */
  readonly accumulations: Accumulation[];
}

export interface Take {
  readonly index: number;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly timeMs: number;
  /** Share taken up by somebody who waits on the other side; 0 for ordinary orders. */
  readonly absorbed: number;
}

const halfSpread = { large: 0.0002, small: 0.002, thin: 0.0035 } as const;
/** Below this move and below this share of a usual day's volume a stock is quiet again. */
const quietImpact = 0.006;
const quietVolumeShare = 0.02;

export function createMarket(options: FundamentalOptions): Market {
  const { instruments } = options;
  const books = instruments.map(({ startPrice }) => ({
    flow: createFlow(),
    dayStartMs: 0,
    previousClose: startPrice,
    dayVolume: 0,
    lastPrice: startPrice,
  }));
  const fundamental = createFundamental(options);
  return { instruments, fundamental, books, hot: new Set(), accumulations: [] };
}

/** The book with its flow faded to the time, and the last close taken when a day begins. */
function bookAt(market: Market, index: number, timeMs: number): Book {
  const book = market.books[index]!;
  const instrument = market.instruments[index]!;
  const dayStart = tradingDayStart(instrument.exchange, timeMs);
  if (dayStart !== book.dayStartMs) {
    settleFlow(book.flow, dayStart);
    const log = market.fundamental.logPriceAt(index, dayStart) + impactOf(instrument, book.flow);
    book.previousClose = roundToTick(instrument.exchange, Math.exp(log));
    book.dayStartMs = dayStart;
  }
  settleFlow(book.flow, timeMs);
  return book;
}

function priceIn(market: Market, book: Book, index: number, timeMs: number, spread: number) {
  const instrument = market.instruments[index]!;
  const moved = market.fundamental.logPriceAt(index, timeMs) + impactOf(instrument, book.flow);
  const price = withinDayLimit(instrument, book.previousClose, Math.exp(moved + spread));
  return roundToTick(instrument.exchange, price);
}

/** What the last trade would show. */
export function quote(market: Market, index: number, timeMs: number): number {
  return priceIn(market, bookAt(market, index, timeMs), index, timeMs, 0);
}

/** The price a trade gets; it moves the market by what nobody absorbs. */
export function take(market: Market, trade: Take): number {
  const { index, quantity, timeMs } = trade;
  const book = bookAt(market, index, timeMs);
  const sign = trade.side === 'buy' ? 1 : -1;
  addFlow(book.flow, sign * quantity, trade.absorbed);
  book.dayVolume += quantity;
  const kind = market.instruments[index]!.class;
  if (kind !== 'large') market.hot.add(index);
  book.lastPrice = priceIn(market, book, index, timeMs, sign * halfSpread[kind]);
  return book.lastPrice;
}

/** A bar of others counts into the day's volume and leaves its close as the last price. */
export function addBar(market: Market, index: number, close: number, volume: number): void {
  market.books[index]!.dayVolume += volume;
  market.books[index]!.lastPrice = close;
}

export function lastPrice(market: Market, index: number): number {
  return market.books[index]!.lastPrice;
}

/** The day's volume so far, which then starts again from nothing. */
export function closeDay(market: Market, index: number): number {
  const volume = market.books[index]!.dayVolume;
  market.books[index]!.dayVolume = 0;
  return volume;
}

export function previousClose(market: Market, index: number, timeMs: number): number {
  return bookAt(market, index, timeMs).previousClose;
}

export function accumulationAt(market: Market, index: number, timeMs: number): number {
  return market.accumulations
    .filter((item) => item.instrument === index && timeMs >= item.fromMs && timeMs < item.toMs)
    .reduce((sum, item) => sum + item.extra, 0);
}

/** What our customers traded in the last minutes, in shares. */
export function recentVolume(market: Market, index: number, timeMs: number): number {
  return bookAt(market, index, timeMs).flow.recentVolume;
}

/** Takes a stock off the hot list once neither price nor volume shows anything. */
export function coolDown(market: Market, index: number, timeMs: number): void {
  const { flow } = bookAt(market, index, timeMs);
  const instrument = market.instruments[index]!;
  const traded = flow.recentVolume / instrument.averageDailyVolume;
  if (Math.abs(impactOf(instrument, flow)) < quietImpact && traded < quietVolumeShare) {
    market.hot.delete(index);
  }
}
