// What is left of the hijack in one instrument, valued at the valuation date.
import { dateOfDay } from '../../lib/calendar.ts';
import { type Exact, signOf, times, zero } from '../exact.ts';
import type { Ledger } from './ledger.ts';
import type { PositionLoss } from './loss-result.ts';
import { eventPriceOn, eventRateOn } from './loss-trail.ts';
import { type Price, priceOn, rateOn } from './price-book.ts';
import { heldBefore, miss, type Working } from './run-hijack.ts';

interface Valued {
  readonly price?: Price;
  readonly rate?: Exact;
  /** Undefined where price or rate is missing, which is then noted. */
  readonly perShareJpy?: Exact;
}

/** The share in yen at the valuation date, as far as anyone says. */
function valued(working: Working, ledger: Ledger): Valued {
  const { book, trail, day } = working.valuation;
  const date = dateOfDay(day);
  const price = book
    ? priceOn(book, ledger.instrument, date)
    : eventPriceOn(trail, ledger.instrument, day, ledger.currency);
  if (price === undefined) {
    miss(working, 'price', ledger.instrument, day);
    return {};
  }
  const rate = book ? rateOn(book, price.currency, date) : eventRateOn(trail, price.currency, day);
  if (rate !== undefined) return { price, rate, perShareJpy: times(price.price, rate) };
  miss(working, 'rate', price.currency, day);
  return { price };
}

export function positionOf(working: Working, ledger: Ledger): PositionLoss {
  const isOpen = signOf(ledger.hostile) !== 0 || signOf(ledger.ownSold) !== 0;
  const { perShareJpy, ...value }: Valued = isOpen
    ? valued(working, ledger)
    : { perShareJpy: zero };
  const name = working.valuation.trail.names.get(ledger.instrument);
  const before = heldBefore(working.caseTrail, ledger.instrument);
  return {
    instrument: ledger.instrument,
    ...(name === undefined ? {} : { name }),
    currency: ledger.currency,
    ...(before === undefined ? {} : { heldBefore: before }),
    toDeliver: ledger.ownSold,
    toRemove: ledger.hostile,
    boughtJpy: ledger.boughtJpy,
    soldBoughtJpy: ledger.soldBoughtJpy,
    soldOwnJpy: ledger.soldOwnJpy,
    unwoundJpy: ledger.unwoundJpy,
    dividendsOnBoughtJpy: ledger.dividendsOnBoughtJpy,
    dividendsMissedJpy: ledger.dividendsMissedJpy,
    ...value,
    deliverValueJpy: perShareJpy && times(ledger.ownSold, perShareJpy),
    removeValueJpy: perShareJpy && times(ledger.hostile, perShareJpy),
    ratesKnown: !working.ratesMissing.has(ledger.instrument),
  };
}
