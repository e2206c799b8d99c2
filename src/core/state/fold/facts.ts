// Folds what firms report without asking: activity, executions, cancels, snapshots of holdings.
import type { Holdings } from '../../event/money.ts';
import type { Execution, OrderCancel } from '../../event/order.ts';
import type { Activity, Logout } from '../../event/session.ts';
import { hash32 } from '../../lib/hash.ts';
import { type Account, limits, type OpenOrder, sessionOf } from '../account.ts';
import { addCount, weightAt } from '../counts.ts';
import type { Happening } from '../happening.ts';
import { currencyOf, marketOf } from '../instrument.ts';
import { createRates, rateOf, yenOf } from '../rates.ts';
import type { Received } from '../recall.ts';
import type { World } from '../world.ts';
import { noteContext } from './context.ts';
import { visitElsewhere } from './places.ts';
import { sessionFor } from './sessions.ts';

const noRates = createRates();

export function foldActivity<C>(
  { event, timeMs, origin, accountName }: Received<Activity>,
  sharing: string,
  world: World<C>,
): void {
  const session = sessionFor(world.accounts.change(accountName), event.session, timeMs);
  if (noteContext(session, event, origin, timeMs))
    visitElsewhere(session, hash32(accountName), sharing, timeMs, world);
}

export function foldLogout<C>(
  { event, timeMs, accountName }: Received<Logout>,
  world: World<C>,
): void {
  const session = sessionOf(world.accounts.change(accountName), event.session);
  if (session) session.lastMs = Math.max(session.lastMs, timeMs);
}

export function foldOrderCancel<C>(
  { event, accountName }: Received<OrderCancel>,
  world: World<C>,
): readonly Happening[] {
  const account = world.accounts.change(accountName);
  const key = hash32(event.order);
  const cancelled = account.openOrders.find((open) => open.key === key);
  if (cancelled) cancelled.quantity = 0;
  const pending = world.pending.ofOrder(event.firm ?? '', event.order);
  if (!pending) return [];
  world.pending.remove(pending.decision);
  return [{ kind: 'outcome', pending, outcome: 'cancelled' }];
}

export function foldExecution<C>(
  { event, accountName }: Received<Execution>,
  world: World<C>,
): readonly Happening[] {
  const account = world.accounts.change(accountName);
  const rate = rateOf(world.rates.read('') ?? noRates, event.currency);
  const valueJpy = Math.round(yenOf(event.quantity * event.price, rate));
  const feeJpy = Math.round(yenOf(event.fee ?? 0, rate));
  const bought = event.side === 'buy';
  movePosition(
    account,
    hash32(event.instrument),
    bought ? event.quantity : -event.quantity,
    event.price * rate,
  );
  account.cashJpy += (bought ? -valueJpy : valueJpy) - feeJpy;
  const open = takeExecuted(account, hash32(event.order), event.quantity);
  const session = open && account.sessions.find((known) => known.startMs === open.sessionStartMs);
  if (!session) return [];
  if (bought) session.executedPurchaseJpy += valueJpy;
  else session.executedSaleJpy += valueJpy;
  return [{ kind: 'executed', session, order: event.order, side: event.side, valueJpy }];
}

/** The order this executes. Done with, it stays while there is room: a customer may disown it. */
function takeExecuted(account: Account, key: number, quantity: number): OpenOrder | undefined {
  const open = account.openOrders.find((order) => order.key === key);
  if (open) open.quantity = Math.max(0, open.quantity - quantity);
  return open;
}

/** Adds to a position at this price; without room the smaller of two goes into the aggregate. */
function movePosition(account: Account, key: number, quantity: number, priceJpy: number): void {
  const index = account.positions.findIndex((position) => position.key === key);
  if (index >= 0) {
    const position = account.positions[index]!;
    position.quantity += quantity;
    position.valueJpy = Math.round(yenOf(position.quantity, priceJpy));
    if (position.quantity === 0) account.positions.splice(index, 1);
    return;
  }
  const valueJpy = Math.round(yenOf(quantity, priceJpy));
  if (account.positions.length < limits.positions)
    account.positions.push({ key, quantity, valueJpy });
  else account.otherPositionsJpy += valueJpy;
}

export function foldHoldings<C>(
  { event, accountName, timeMs }: Received<Holdings>,
  world: World<C>,
): void {
  const account = world.accounts.change(accountName);
  if (isUnknown(account)) learnHeld(account, event.positions, timeMs);
  const rates = world.rates.read('') ?? noRates;
  account.cashJpy = 0;
  for (const { currency, amount } of event.cash)
    account.cashJpy += Math.round(yenOf(amount, rateOf(rates, currency)));
  const positions = event.positions.map(({ instrument, quantity, averageCost }) => {
    const known = world.instruments.read(instrument);
    const price = known?.lastPrice || known?.previousClose || averageCost || 0;
    const rate = rateOf(rates, currencyOf(instrument, known));
    return {
      key: hash32(instrument),
      quantity,
      valueJpy: Math.round(yenOf(quantity * price, rate)),
    };
  });
  // The largest stay by name; the rest is one sum.
  positions.sort((left, right) => right.valueJpy - left.valueJpy);
  account.positions.splice(0, account.positions.length, ...positions.slice(0, limits.positions));
  account.otherPositionsJpy = positions
    .slice(limits.positions)
    .reduce((sum, position) => sum + position.valueJpy, 0);
}

/** Nothing was ever held, ordered or done in a session: there is no hijacker's stock in the snapshot. */
function isUnknown({ positions, otherPositionsJpy, sessions, orders }: Account): boolean {
  return positions.length === 0 && otherPositionsJpy === 0 && sessions.length === 0 && orders === 0;
}

/** What a customer brings along when he is first heard of, he has bought before. */
function learnHeld(account: Account, positions: Holdings['positions'], timeMs: number): void {
  const weight = weightAt(timeMs);
  for (const { instrument, quantity } of positions.slice(0, limits.instruments)) {
    if (quantity === 0) continue;
    addCount(account.instruments, hash32(instrument), weight, limits.instruments);
    addCount(account.ways, hash32(marketOf(instrument)), weight, limits.ways);
  }
}
