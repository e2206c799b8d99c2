// What was ordered in a session, as bytes; most sessions order nothing and take none.
import type { Session } from '../../core/state/session.ts';
import type { Reader, Writer } from './codec.ts';
import { readNear, writeNear } from './likeness.ts';
import { list, listOf } from './record-lists.ts';

/** What a session in which nothing was ordered has nought of: a byte each, four times an account. */
const ofTrading = [
  'orderEvidence',
  'marketEvidence',
  'firstOrderMs',
  'changes',
  'soldJpy',
  'boughtJpy',
  'executedSaleJpy',
  'executedPurchaseJpy',
  'boughtUnknown',
  'sizes',
  'sizeSum',
  'sizeSquares',
  'marginOrders',
] as const satisfies readonly (keyof Session)[];

type Trading = Pick<Session, (typeof ofTrading)[number] | 'bought'>;

export function hasTraded(s: Session): boolean {
  if (s.bought.length > 0) return true;
  for (const field of ofTrading) if (!Object.is(s[field], 0)) return true;
  return false;
}

export function writeTrading(w: Writer, s: Session): void {
  w.number(s.orderEvidence);
  w.number(s.marketEvidence);
  writeNear(w, s.startMs, s.firstOrderMs, 1);
  w.number(s.changes);
  w.number(s.soldJpy);
  w.number(s.boughtJpy);
  w.number(s.executedSaleJpy);
  w.number(s.executedPurchaseJpy);
  list(w, s.bought, (writer, name) => writer.text(name));
  w.number(s.boughtUnknown);
  w.number(s.sizes);
  w.number(s.sizeSum);
  w.number(s.sizeSquares);
  w.number(s.marginOrders);
}

export function readTrading(r: Reader, startMs: number): Trading {
  return {
    orderEvidence: r.number(),
    marketEvidence: r.number(),
    firstOrderMs: readNear(r, startMs, 1),
    changes: r.number(),
    soldJpy: r.number(),
    boughtJpy: r.number(),
    executedSaleJpy: r.number(),
    executedPurchaseJpy: r.number(),
    bought: listOf(r, (reader) => reader.text()),
    boughtUnknown: r.number(),
    sizes: r.number(),
    sizeSum: r.number(),
    sizeSquares: r.number(),
    marginOrders: r.number(),
  };
}

/** Fresh each time: records are changed in place. */
export function noTrading(): Trading {
  return {
    orderEvidence: 0,
    marketEvidence: 0,
    firstOrderMs: 0,
    changes: 0,
    soldJpy: 0,
    boughtJpy: 0,
    executedSaleJpy: 0,
    executedPurchaseJpy: 0,
    bought: [],
    boughtUnknown: 0,
    sizes: 0,
    sizeSum: 0,
    sizeSquares: 0,
    marginOrders: 0,
  };
}
