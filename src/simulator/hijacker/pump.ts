// Buys the campaign's thin stock, sells part of it to the next victim, buys again: churn at rising prices.
import { type Actor, until } from '../actor.ts';
import { closeOf, dayStartOf, isOpen, minuteMs, nextOpen } from '../calendar.ts';
import { quote } from '../market/market.ts';
import { between, chance, lognormal } from '../random.ts';
import { isLocked, type Run, yenRate } from '../run.ts';
import { quantityHeld } from '../world/portfolio.ts';
import { type Episode, lotYen } from './episode.ts';
import { type Intruder, showUp } from './intrude.ts';
import { gapMs } from './kind.ts';
import { steer } from './ledger.ts';
import { planFor, sendOrder } from './order.ts';

/** One account had more than 300 trades; most have far fewer. */
const ordersMax = 320;
/** Part of his means that goes into one order. */
const usualSlice = [0.25, 1] as const;
/** Above it, who keeps to a sum feeds it in: one order would run away from him. */
const largeOrderYen = 20e6;
/** After a break, where the campaign says nothing of it. */
const soonMinutes = [500 / minuteMs, 1] as const;
/** Orders stop this long before the close. */
const lastMinutes = 3;

interface Means {
  /** Cash and credit, yen. */
  readonly power: number;
  /** Shares of the thin stock held, and their worth in yen. */
  readonly quantity: number;
  readonly stockYen: number;
  readonly lotYen: number;
  readonly cashYen: number;
}

function meansOf(run: Run, intruder: Intruder, creditYen: number): Means {
  const { instrument } = intruder.episode;
  const portfolio = run.portfolios.of(intruder.person);
  const price = quote(run.market, instrument.index, run.nowMs);
  const quantity = quantityHeld(portfolio, instrument.index);
  return {
    power: Math.max(0, portfolio.cashYen + creditYen),
    quantity,
    stockYen: quantity * price * yenRate(run, instrument.currency),
    lotYen: lotYen(run, instrument, price),
    cashYen: portfolio.cashYen,
  };
}

/** Credit by the account's worth when the buying begins; none where margin is not used. */
function creditOf(run: Run, intruder: Intruder): number {
  const multiple = intruder.episode.campaign.manner.marginMultiple;
  if (multiple <= 1 || !intruder.person.margin) return 0;
  const { cashYen, positions } = run.portfolios.of(intruder.person);
  const held = positions.reduce((sum, { instrument, quantity }) => {
    const { currency } = run.instruments[instrument]!;
    return sum + quantity * quote(run.market, instrument, run.nowMs) * yenRate(run, currency);
  }, 0);
  return Math.max(0, (multiple - 1) * (cashYen + held));
}

interface Move {
  readonly side: 'buy' | 'sell';
  readonly yen: number;
}

/** What to do next: buying and selling as much of either as is still wanted; undefined at the end. */
function nextMove(intruder: Intruder, means: Means, ordersLeft: number): Move | undefined {
  const { episode, random } = intruder;
  const buys = Math.max(0, episode.purchasesLeftYen);
  const sells = Math.max(0, episode.salesLeftYen);
  const least = means.lotYen;
  const canBuy = Math.min(means.power, buys) >= least * 0.6 && means.power >= least;
  const canSell = Math.min(means.stockYen, sells) >= least * 0.6 && means.stockYen >= least;
  if (!canBuy && !canSell) return undefined;
  // The last lots follow the money left; a slice is never so small that orders run out.
  const slice = Math.max(((buys + sells) / Math.max(1, ordersLeft)) * 1.6, least);
  const part = between(random, ...(episode.campaign.manner.slice ?? usualSlice));
  const shortOfCash = means.power < Math.min(buys, 0.3 * (means.power + means.stockYen));
  const sell =
    canSell && (!canBuy || shortOfCash || chance(random, sells / (buys + sells + 1) / 2));
  if (sell)
    return {
      side: 'sell',
      yen: Math.min(sells, means.stockYen, Math.max(slice, means.stockYen * part)),
    };
  const most = episode.target.ledger === undefined ? buys : Math.max(buys / 2, largeOrderYen);
  return {
    side: 'buy',
    yen: Math.min(buys, most, means.power, Math.max(slice, means.power * part)),
  };
}

/** Orders still needed if each one turns over what it can. */
function ordersNeeded(episode: Episode, means: Means): number {
  const left = Math.max(0, episode.purchasesLeftYen) + Math.max(0, episode.salesLeftYen);
  return Math.min(
    ordersMax,
    Math.max(1, left / Math.max(means.lotYen, 0.5 * (means.power + means.stockYen))),
  );
}

/** Waits for the market and for his turn; false when today's trading is over. */
function* waitForTurn(run: Run, intruder: Intruder, means: Means, endMs: number): Actor<boolean> {
  const { episode, random } = intruder;
  const { exchange } = episode.instrument;
  const left = Math.max(0, endMs - run.nowMs) / ordersNeeded(episode, means);
  const drawn = gapMs(random, episode.campaign.manner.orderPace);
  const gap = Math.max(
    lognormal(random, 2200, 0.5),
    Math.min(drawn, left * between(random, 0.4, 1.2)),
  );
  // An order in the last seconds before a break would hang over it.
  const soon = run.nowMs + gap + 20_000;
  const opens = nextOpen(exchange, soon);
  if (dayStartOf(opens) !== dayStartOf(run.nowMs)) return false;
  const { afterOpeningMinutes: [low, high] = soonMinutes } = episode.campaign;
  yield until(opens > soon ? opens + between(random, low, high) * minuteMs : run.nowMs + gap);
  return isOpen(exchange, run.nowMs) && !isLocked(run, intruder.person.index);
}

/** When this victim's part should be over: by the window's end if it can, by the close at the latest. */
function endOf(run: Run, episode: Episode): number {
  const { attackMs, windowMs } = episode.campaign;
  const close =
    closeOf(episode.instrument.exchange, dayStartOf(run.nowMs)) - lastMinutes * minuteMs;
  return Math.min(close, Math.max(attackMs + windowMs, run.nowMs + 0.5 * windowMs));
}

/** True when he was stopped. */
export function* pump(run: Run, intruder: Intruder): Actor<boolean> {
  const { episode, random } = intruder;
  const creditYen = creditOf(run, intruder);
  const endMs = endOf(run, episode);
  const { beforeBuy } = episode.campaign.manner;
  for (let sent = 0; sent < ordersMax; sent += 1) {
    steer(run, episode);
    const means = meansOf(run, intruder, creditYen);
    const move = nextMove(intruder, means, Math.min(ordersMax - sent, 160));
    if (move === undefined) return false;
    if (!(yield* waitForTurn(run, intruder, means, endMs))) return false;
    if (chance(random, 0.04)) yield* showUp(run, intruder);
    if (move.side === 'buy' && beforeBuy !== undefined && (yield* beforeBuy(run, intruder)))
      return true;
    const quantityMax = move.side === 'sell' ? means.quantity : Number.MAX_SAFE_INTEGER;
    const needed = move.side === 'buy' ? move.yen : 0;
    const margin = creditYen > 0 && means.cashYen < needed;
    const wanted = { yen: move.yen, quantityMax, margin };
    const plan = planFor(run, intruder, episode.instrument, move.side, wanted);
    if (plan === undefined) return false;
    if ((yield* sendOrder(run, intruder, plan)) === undefined) return true;
  }
  return false;
}
