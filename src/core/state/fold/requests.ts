// Folds account changes, orders and withdrawals: what the session has done so far.
import { type AccountChange, changeKinds } from '../../event/account-change.ts';
import type { Withdrawal } from '../../event/money.ts';
import type { Order } from '../../event/order.ts';
import { hash32 } from '../../lib/hash.ts';
import { limits, type OpenOrder } from '../account.ts';
import { addCount, weightAt, weightOf } from '../counts.ts';
import { addBuy, crowdsOf } from '../crowd.ts';
import { visitEntity } from '../entity.ts';
import { marketOf } from '../instrument.ts';
import type { Recalled, Received } from '../recall.ts';
import type { Ruling } from '../ruling.ts';
import { boughtMax, type Session } from '../session.ts';
import type { World } from '../world.ts';
import { noteContext } from './context.ts';
import { learnOrder } from './order-habits.ts';
import { placeRisk, visitElsewhere } from './places.ts';
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
  sharing: string,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  const session = sessionFor(account, event.session, timeMs);
  if (noteContext(session, event, origin, timeMs))
    visitElsewhere(session, recalled.visitor, sharing, timeMs, world);
  noteRequest(session, ruling);
  placeRisk(session, ruling.risk, sharing, timeMs, world);
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
  sharing: string,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  const session = sessionFor(account, event.session, timeMs);
  noteRequest(session, ruling);
  placeRisk(session, ruling.risk, sharing, timeMs, world);
  if (session.firstOrderMs === 0) session.firstOrderMs = timeMs;
  const { valueJpy } = recalled;
  // A refused buy was still tried: the next buyer is judged in its light.
  if (event.side === 'buy') noteBuy(event, session, recalled, ruling, sharing, world);
  else session.soldJpy += Math.round(valueJpy);
  // A refused order too: if it is executed all the same, its execution must find its session.
  if (account.openOrders.length === limits.openOrders) dropOrder(account.openOrders);
  account.openOrders.push({
    key: hash32(event.order),
    sessionStartMs: session.startMs,
    quantity: event.quantity,
    isElsewhere: session.elsewhere !== undefined,
  });
  if (ruling.verdict !== 'block' && ruling.risk <= teachingRiskMax)
    learnOrder(account, session, event, valueJpy);
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
  sharing: string,
  world: World<C>,
): void {
  const { account, valueJpy, timeMs, accountName, crowdName } = recalled;
  session.boughtJpy += Math.round(valueJpy);
  const isKnown = weightOf(account.instruments, hash32(event.instrument)) > 0;
  if (!session.bought.includes(event.instrument) && session.bought.length < boughtMax) {
    const bit = 1 << session.bought.length;
    const isMarketKnown = weightOf(account.ways, hash32(marketOf(event.instrument))) > 0;
    if (!isKnown) session.boughtUnknown |= bit;
    if (!isMarketKnown) session.boughtUnknown |= bit << boughtMax;
    session.bought.push(event.instrument);
  }
  const { flow } = world.populations.change(sharing);
  for (const crowd of crowdsOf(event.instrument, crowdName)) {
    const whole = crowd === crowdName ? flow : undefined;
    const { riskOutside } = ruling;
    addBuy(world.crowds.change(crowd), accountName, riskOutside, valueJpy, timeMs, !isKnown, whole);
  }
}

export function foldWithdrawal<C>(
  { event, timeMs }: Received<Withdrawal>,
  recalled: Recalled,
  ruling: Ruling,
  sharing: string,
  world: World<C>,
): void {
  const account = world.accounts.change(recalled.accountName);
  const session = sessionFor(account, event.session, timeMs);
  noteRequest(session, ruling);
  placeRisk(session, ruling.risk, sharing, timeMs, world);
  const key = hash32(event.destination);
  const isNew = weightOf(account.destinations, key) === 0;
  const { destinationName, visitor } = recalled;
  visitEntity(world.traces.change(destinationName), visitor, isNew, timeMs);
  if (ruling.verdict !== 'allow') return;
  account.cashJpy = Math.round(account.cashJpy - recalled.valueJpy);
  if (ruling.risk <= teachingRiskMax)
    addCount(account.destinations, key, weightAt(timeMs), limits.destinations);
}
