// Folds account changes, orders and withdrawals: what the session has done so far.
import type { AccountChange } from '../../event/account-change.ts';
import type { Withdrawal } from '../../event/money.ts';
import type { Order } from '../../event/order.ts';
import { hash32 } from '../../lib/hash.ts';
import { type Account, changeKinds, limits, type OpenOrder } from '../account.ts';
import { addCount, weightAt, weightOf } from '../counts.ts';
import { addBuy, crowdsOf } from '../crowd.ts';
import { marketOf } from '../instrument.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import { boughtMax, type Session } from '../session.ts';
import type { World } from '../world.ts';
import { noteContext } from './context.ts';
import { sessionFor } from './sessions.ts';

/** Above this risk an order teaches no habit. */
const teachingRiskMax = 0.2;

function noteRequest(session: Session, ruling: Ruling): void {
  session.requests += 1;
  session.sessionEvidence = Math.fround(Math.max(session.sessionEvidence, ruling.session));
  session.orderEvidence = Math.fround(Math.max(session.orderEvidence, ruling.order));
  session.marketEvidence = Math.fround(Math.max(session.marketEvidence, ruling.market));
  session.risk = Math.fround(ruling.risk);
  if (ruling.cut) session.cut = true;
}

export function foldAccountChange<C>(
  { event, timeMs, origin }: Received<AccountChange>,
  recalled: Recalled,
  ruling: Ruling,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  const session = sessionFor(account, event.session, timeMs);
  noteContext(session, event, origin);
  noteRequest(session, ruling);
  if (ruling.verdict === 'block') return;
  session.changes += 1;
  const kind = changeKinds.indexOf(event.change);
  while (account.changes.length <= kind) account.changes.push(0);
  account.changes[kind] = Math.floor(timeMs / 1000);
  // The stolen password opens nothing any more, unless it was the thief who changed it.
  if (event.change === 'password' && ruling.risk <= teachingRiskMax) account.exposure = 0;
}

export function foldOrder<C>(
  { event, timeMs }: Received<Order>,
  recalled: Recalled,
  ruling: Ruling,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  const session = sessionFor(account, event.session, timeMs);
  noteRequest(session, ruling);
  if (session.firstOrderMs === 0) session.firstOrderMs = timeMs;
  const { valueJpy } = recalled;
  // A refused buy was still tried: the next buyer is judged in its light.
  if (event.side === 'buy') noteBuy(event, session, recalled, ruling, world);
  else session.soldJpy += Math.round(valueJpy);
  // A refused order too: if it is executed all the same, its execution must find its session.
  if (account.openOrders.length === limits.openOrders) dropOrder(account.openOrders);
  account.openOrders.push({
    key: hash32(event.order),
    sessionStartMs: session.startMs,
    quantity: event.quantity,
  });
  if (ruling.verdict !== 'block' && ruling.risk <= teachingRiskMax)
    learnOrder(account, event, valueJpy, timeMs);
}

/** One that is done with gives way before one that is open; then the oldest. */
function dropOrder(orders: OpenOrder[]): void {
  const done = orders.findIndex((order) => order.quantity === 0);
  orders.splice(Math.max(0, done), 1);
}

function noteBuy<C>(
  event: Order,
  session: Session,
  recalled: Recalled,
  ruling: Ruling,
  world: World<C>,
): void {
  const { valueJpy, timeMs, accountName } = recalled;
  session.boughtJpy += Math.round(valueJpy);
  if (!session.bought.includes(event.instrument) && session.bought.length < boughtMax) {
    const isKnown = weightOf(recalled.account.instruments, hash32(event.instrument)) > 0;
    if (!isKnown) session.boughtUnknown |= 1 << session.bought.length;
    session.bought.push(event.instrument);
  }
  for (const crowd of crowdsOf(event.instrument, recalled.crowdName))
    addBuy(world.crowds.change(crowd), accountName, ruling.riskOutside, valueJpy, timeMs);
}

function learnOrder(account: Account, event: Order, valueJpy: number, timeMs: number): void {
  const weight = weightAt(timeMs);
  addCount(account.instruments, hash32(event.instrument), weight, limits.instruments);
  addCount(account.markets, hash32(marketOf(event.instrument)), weight, limits.markets);
  if (event.margin) account.marginOrders = Math.min(1000, account.marginOrders + 1);
  if (valueJpy <= 0) return;
  const total = account.orders + weight;
  const part = weight / total;
  const difference = Math.log(valueJpy) - account.orderLogMean;
  account.orderLogMean = Math.fround(account.orderLogMean + part * difference);
  account.orderLogVariance = Math.fround(
    (1 - part) * (account.orderLogVariance + part * difference * difference),
  );
  account.orders = Math.fround(total);
}

export function foldWithdrawal<C>(
  { event, timeMs }: Received<Withdrawal>,
  recalled: Recalled,
  ruling: Ruling,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  const session = sessionFor(account, event.session, timeMs);
  noteRequest(session, ruling);
  if (ruling.verdict === 'allow') account.cashJpy = Math.round(account.cashJpy - recalled.valueJpy);
}
