// What was ordered in a session, as bytes; most sessions order nothing and take none.
import type { Session } from '../../core/state/session.ts';
import type { Reader, Writer } from './codec.ts';
import { readNear, writeNear } from './likeness.ts';
import { list } from './record-lists.ts';

/** What a session in which nothing was ordered has nought of: a byte each, four times an account. */
export function hasTraded(s: Session): boolean {
  if (s.bought.length > 0) return true;
  const money = isNought(s.soldJpy) && isNought(s.boughtJpy);
  const executed = isNought(s.executedSaleJpy) && isNought(s.executedPurchaseJpy);
  const evidence = isNought(s.orderEvidence) && isNought(s.marketEvidence);
  const sizes = isNought(s.sizes) && isNought(s.sizeSum) && isNought(s.sizeSquares);
  const counts = isNought(s.changes) && isNought(s.boughtUnknown) && isNought(s.marginOrders);
  return !(money && executed && evidence && sizes && counts && isNought(s.firstOrderMs));
}

/** Minus nought is written out, for it is to come back. */
function isNought(value: number): boolean {
  return Object.is(value, 0);
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

/** In the order in which it is written, into a session that was just created. */
export function readTrading(r: Reader, s: Session): void {
  s.orderEvidence = r.number();
  s.marketEvidence = r.number();
  s.firstOrderMs = readNear(r, s.startMs, 1);
  s.changes = r.number();
  s.soldJpy = r.number();
  s.boughtJpy = r.number();
  s.executedSaleJpy = r.number();
  s.executedPurchaseJpy = r.number();
  for (let left = r.number(); left > 0; left -= 1) s.bought.push(r.text());
  s.boughtUnknown = r.number();
  s.sizes = r.number();
  s.sizeSum = r.number();
  s.sizeSquares = r.number();
  s.marginOrders = r.number();
}
