// The account of one instrument through hijack, splits and dividends, up to the valuation date.
//
// Shares are alike, so a rule says whose were sold: the hijacker sells what he bought himself
// first, then the customer's own. What is still there or gone is the same under any rule; only the
// part of the loss that lies on fraudulently bought shares depends on it.
import {
  type Exact,
  isLess,
  leastOf,
  minus,
  negative,
  plus,
  signOf,
  times,
  zero,
} from '../exact.ts';
import type { CorporateAction } from './corporate-actions.ts';
import type { Trade } from './loss-trail.ts';

type Split = Extract<CorporateAction, { action: 'split' }>;

export interface Ledger {
  readonly instrument: string;
  readonly currency: string;
  /** The customer's own shares; undefined where no snapshot told them. Negative when sold short. */
  own: Exact | undefined;
  /** Bought by the hijacker and still there. */
  hostile: Exact;
  /** The customer's own that the hijacker sold. */
  ownSold: Exact;
  boughtJpy: Exact;
  soldBoughtJpy: Exact;
  soldOwnJpy: Exact;
  unwoundJpy: Exact;
  unwoundShares: Exact;
  /** Of hostile trades. */
  feesJpy: Exact;
  unwindingFeesJpy: Exact;
  dividendsOnBoughtJpy: Exact;
  dividendsMissedJpy: Exact;
  /** The account's own trades that cannot be told apart from the hijack's and are left out. */
  ownTradesLeftOut: number;
  /** What multiplied shares of the customer or the hijacker. */
  readonly splits: Split[];
}

export function openLedger(instrument: string, currency: string, own: Exact | undefined): Ledger {
  return {
    instrument,
    currency,
    own,
    hostile: zero,
    ownSold: zero,
    boughtJpy: zero,
    soldBoughtJpy: zero,
    soldOwnJpy: zero,
    unwoundJpy: zero,
    unwoundShares: zero,
    feesJpy: zero,
    unwindingFeesJpy: zero,
    dividendsOnBoughtJpy: zero,
    dividendsMissedJpy: zero,
    ownTradesLeftOut: 0,
    splits: [],
  };
}

/** A trade of the hijacker; `rate` is yen per unit of its currency. */
export function takeHostile(ledger: Ledger, trade: Trade, rate: Exact): void {
  const perShare = times(trade.price, rate);
  ledger.feesJpy = plus(ledger.feesJpy, times(trade.fee, rate));
  if (trade.side === 'buy') {
    ledger.hostile = plus(ledger.hostile, trade.quantity);
    ledger.boughtJpy = plus(ledger.boughtJpy, times(trade.quantity, perShare));
    return;
  }
  const fromBought = leastOf(trade.quantity, ledger.hostile);
  const fromOwn = minus(trade.quantity, fromBought);
  ledger.hostile = minus(ledger.hostile, fromBought);
  ledger.soldBoughtJpy = plus(ledger.soldBoughtJpy, times(fromBought, perShare));
  ledger.ownSold = plus(ledger.ownSold, fromOwn);
  ledger.soldOwnJpy = plus(ledger.soldOwnJpy, times(fromOwn, perShare));
  if (ledger.own) ledger.own = minus(ledger.own, fromOwn);
}

/** A sale may only be of shares the hijacker bought: the customer has none of his own. */
function isUnwinding({ own, hostile }: Ledger, { side, quantity }: Trade): boolean {
  if (side !== 'sell' || own === undefined || signOf(own) > 0) return false;
  return !isLess(hostile, quantity) && signOf(hostile) > 0;
}

/** A trade of the customer or the firm, before, between or after those of the hijacker. */
export function takeOwn(ledger: Ledger, trade: Trade, rate: Exact | undefined): void {
  if (isUnwinding(ledger, trade) && rate !== undefined) {
    ledger.hostile = minus(ledger.hostile, trade.quantity);
    ledger.unwoundShares = plus(ledger.unwoundShares, trade.quantity);
    const value = times(times(trade.quantity, trade.price), rate);
    ledger.unwoundJpy = plus(ledger.unwoundJpy, value);
    ledger.unwindingFeesJpy = plus(ledger.unwindingFeesJpy, times(trade.fee, rate));
    return;
  }
  if (signOf(ledger.hostile) > 0 || signOf(ledger.ownSold) > 0) ledger.ownTradesLeftOut += 1;
  if (ledger.own === undefined) return;
  const change = trade.side === 'buy' ? trade.quantity : negative(trade.quantity);
  ledger.own = plus(ledger.own, change);
}

/** A split multiplies shares; a dividend goes to those held, and is missed on those sold. */
export function takeAction(ledger: Ledger, action: CorporateAction, rate: Exact): void {
  if (action.action === 'split') {
    const held = [ledger.hostile, ledger.ownSold, ledger.own ?? zero];
    if (held.some((shares) => signOf(shares) !== 0)) ledger.splits.push(action);
    ledger.hostile = times(ledger.hostile, action.ratio);
    ledger.ownSold = times(ledger.ownSold, action.ratio);
    ledger.unwoundShares = times(ledger.unwoundShares, action.ratio);
    if (ledger.own) ledger.own = times(ledger.own, action.ratio);
    return;
  }
  const perShare = times(action.perShare, rate);
  ledger.dividendsOnBoughtJpy = plus(ledger.dividendsOnBoughtJpy, times(ledger.hostile, perShare));
  ledger.dividendsMissedJpy = plus(ledger.dividendsMissedJpy, times(ledger.ownSold, perShare));
}
