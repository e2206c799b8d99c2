// Teaches an account what its customer trades and how much, and takes back what a hijacker taught.
import type { Order } from '../../event/order.ts';
import { hash32 } from '../../lib/hash.ts';
import { type Account, limits, orderTypeKeys } from '../account.ts';
import { addCount, removeAll, weightAt, weightOf, without } from '../counts.ts';
import { marketOf } from '../instrument.ts';
import { boughtMax, type Session } from '../session.ts';

const marginOrdersMax = 1000;
/** Sizes are told apart to six parts in a hundred: finer is noise. */
const sizeParts = 16;

/**
 * Only what a session remembers is taught, so that all of it can be taken back; all orders of a
 * session weigh what the first did.
 */
export function learnOrder(
  account: Account,
  session: Session,
  event: Order,
  valueJpy: number,
): void {
  const weight = weightAt(session.startMs);
  learnNames(account, session, event, weight);
  if (event.margin && account.marginOrders < marginOrdersMax) {
    account.marginOrders += 1;
    session.marginOrders += 1;
  }
  if (valueJpy <= 0) return;
  const sixteenths = Math.round(Math.log(valueJpy) * sizeParts);
  const size = sixteenths / sizeParts;
  session.sizes += 1;
  session.sizeSum += sixteenths;
  session.sizeSquares += sixteenths * sixteenths;
  const total = account.orders + weight;
  const part = weight / total;
  const difference = size - account.orderLogMean;
  account.orderLogMean = Math.fround(account.orderLogMean + part * difference);
  account.orderLogVariance = Math.fround(
    (1 - part) * (account.orderLogVariance + part * difference * difference),
  );
  account.orders = Math.fround(total);
}

/** A sold instrument was held before; a bought one must be among those the session can name. */
function learnNames(account: Account, session: Session, event: Order, weight: number): void {
  const key = hash32(event.instrument);
  const isRemembered = event.side === 'sell' || session.bought.includes(event.instrument);
  if (isRemembered || weightOf(account.instruments, key) > 0)
    addCount(account.instruments, key, weight, limits.instruments);
  addCount(account.ways, orderTypeKeys[event.orderType], weight, limits.ways);
  const market = hash32(marketOf(event.instrument));
  if (isRemembered || weightOf(account.ways, market) > 0)
    addCount(account.ways, market, weight, limits.ways);
}

/** Confirmed fraud: names, markets and sizes that came with the hijacker go with him. */
export function unlearnOrders(account: Account, session: Session): void {
  for (const [at, instrument] of session.bought.entries()) {
    if (session.boughtUnknown & (1 << at)) removeAll(account.instruments, hash32(instrument));
    if (session.boughtUnknown & (1 << (at + boughtMax)))
      removeAll(account.ways, hash32(marketOf(instrument)));
  }
  account.marginOrders = Math.max(0, account.marginOrders - session.marginOrders);
  session.marginOrders = 0;
  unlearnSizes(account, session);
}

/** Sums of weights, sizes and squares are taken apart as they were put together. */
function unlearnSizes(account: Account, session: Session): void {
  const { sizes } = session;
  if (sizes === 0) return;
  const sizeSum = session.sizeSum / sizeParts;
  const sizeSquares = session.sizeSquares / sizeParts ** 2;
  const unit = weightAt(session.startMs);
  const { orders, orderLogMean: mean, orderLogVariance: variance } = account;
  const left = orders <= unit * sizes * 1.001 ? 0 : without(orders, unit * sizes);
  const leftMean = left > 0 ? (orders * mean - unit * sizeSum) / left : 0;
  const squares = orders * (variance + mean * mean) - unit * sizeSquares;
  account.orders = left;
  account.orderLogMean = Math.fround(leftMean);
  account.orderLogVariance =
    left > 0 ? Math.fround(Math.max(0, squares / left - leftMean * leftMean)) : 0;
  session.sizes = 0;
  session.sizeSum = 0;
  session.sizeSquares = 0;
}
