// Folds account changes, orders and withdrawals: what the session has done so far.
import type { AccountChange } from '../../event/account-change.ts';
import type { Withdrawal } from '../../event/money.ts';
import type { Order } from '../../event/order.ts';
import { dayMs, decayOver } from '../../lib/decay.ts';
import { hash32 } from '../../lib/hash.ts';
import { type Account, changeKinds, limits } from '../account.ts';
import { addCount, weightAt } from '../counts.ts';
import { addBuy } from '../crowd.ts';
import { marketOf } from '../instrument.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import { boughtMax, type Session } from '../session.ts';
import type { World } from '../world.ts';
import { noteContext } from './context.ts';
import { sessionFor } from './sessions.ts';

/** Own order sizes are learnt over months. */
const sizesHalfLifeMs = 180 * dayMs;
/** Above this risk an order teaches no habit. */
const teachingRiskMax = 0.2;

function noteRequest(session: Session, ruling: Ruling): void {
  session.requests += 1;
  session.sessionEvidence = Math.fround(Math.max(session.sessionEvidence, ruling.session));
  session.orderEvidence = Math.fround(Math.max(session.orderEvidence, ruling.order));
  session.marketEvidence = Math.fround(Math.max(session.marketEvidence, ruling.market));
  session.risk = Math.fround(ruling.risk);
  if (ruling.verdict === 'block') session.cut = true;
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
  if (account.openOrders.length === limits.openOrders) account.openOrders.shift();
  account.openOrders.push({
    key: hash32(event.order),
    sessionStartMs: session.startMs,
    quantity: event.quantity,
  });
  if (ruling.verdict !== 'block' && ruling.risk <= teachingRiskMax)
    learnOrder(account, event, valueJpy, timeMs);
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
  if (!session.bought.includes(event.instrument) && session.bought.length < boughtMax)
    session.bought.push(event.instrument);
  const crowd = world.crowds.change(recalled.crowdName);
  addBuy(crowd, accountName, ruling.riskOutside, valueJpy, timeMs);
}

function learnOrder(account: Account, event: Order, valueJpy: number, timeMs: number): void {
  const weight = weightAt(timeMs);
  addCount(account.instruments, hash32(event.instrument), weight, limits.instruments);
  addCount(account.markets, hash32(marketOf(event.instrument)), weight, limits.markets);
  if (event.margin) account.marginOrders = Math.min(1000, account.marginOrders + 1);
  if (valueJpy <= 0) return;
  const logValue = Math.log(valueJpy);
  const kept = account.orders * decayOver(timeMs - account.lastSeenMs, sizesHalfLifeMs);
  const total = kept + 1;
  const difference = logValue - account.orderLogMean;
  account.orderLogMean = Math.fround(account.orderLogMean + difference / total);
  account.orderLogVariance = Math.fround(
    (kept / total) * (account.orderLogVariance + (difference * difference) / total),
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
