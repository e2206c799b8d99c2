// A hijacker's order: sent like anybody's, and worked unless the checkpoint stops it.
import type { Actor } from '../actor.ts';
import {
  type Fulfilment,
  fillDelayMs,
  type OrderPlan,
  orderEvent,
  work,
  worthYen,
} from '../broker.ts';
import { likedQuantity } from '../honest/order.ts';
import { quote } from '../market/market.ts';
import { between, chance } from '../random.ts';
import { type Run, yenRate } from '../run.ts';
import { type Instrument, roundToTick } from '../world/instrument.ts';
import { campaignTally, type Episode, recordFill } from './episode.ts';
import { getsPast, type Intruder, isStillIn } from './intrude.ts';

/** Undefined where the checkpoint stopped the order. */
export function* sendOrder(
  run: Run,
  intruder: Intruder,
  plan: OrderPlan,
): Actor<Fulfilment | undefined> {
  const { episode, random } = intruder;
  const { absorbed } = episode.campaign;
  if (!(yield* isStillIn(run, intruder))) return undefined;
  const worth = worthYen(run, plan);
  const { hostile } = run.tally;
  hostile.attemptedYen += worth;
  const by = { ...intruder, episode: episode.name };
  const order = orderEvent(run, by, plan);
  noteTarget(run, episode, plan);
  const pauseMs = fillDelayMs(random);
  const decision = yield { request: order, pauseMs, episode: episode.name };
  if (!(yield* getsPast(run, intruder, decision))) {
    hostile.stoppedYen += worth;
    hostile.ordersStopped += 1;
    return undefined;
  }
  const takenUp = plan.instrument === episode.instrument ? absorbed : 0;
  const filled = yield* work(run, { order, plan, by, absorbed: takenUp, restMinutes: 5 });
  recordFill(run, episode, plan.side, filled.yen);
  if (filled.yen > 0) episode.ordersFilled.push(order.order);
  return filled;
}

function noteTarget(run: Run, { campaign, instrument }: Episode, plan: OrderPlan): void {
  if (plan.side !== 'buy' || plan.instrument !== instrument) return;
  const { targets } = campaignTally(run, campaign.name);
  if (!targets.includes(instrument.code)) targets.push(instrument.code);
}

/** A limit a little beyond the last price, so that it is filled at once; or none. */
function ladderLimit(run: Run, intruder: Intruder, instrument: Instrument, side: 'buy' | 'sell') {
  const { ladder } = intruder.episode.campaign.manner;
  if (ladder === undefined) return undefined;
  const price = quote(run.market, instrument.index, run.nowMs);
  const beyond = between(intruder.random, ...ladder) * (side === 'buy' ? 1 : -1);
  const limit = roundToTick(instrument.exchange, price * (1 + beyond));
  return side === 'buy' ? Math.max(limit, price) : Math.min(limit, price);
}

/** An order for about that value, within what there is of it; undefined below one lot. */
export function planFor(
  run: Run,
  intruder: Intruder,
  instrument: Instrument,
  side: 'buy' | 'sell',
  wanted: { readonly yen: number; readonly quantityMax: number; readonly margin: boolean },
): OrderPlan | undefined {
  const { random } = intruder;
  const { lotSize } = instrument;
  const price = quote(run.market, instrument.index, run.nowMs) * yenRate(run, instrument.currency);
  const lots = Math.min(
    Math.floor(wanted.quantityMax / lotSize),
    Math.round(wanted.yen / price / lotSize),
  );
  if (lots < 1) return undefined;
  const exact = !chance(random, intruder.episode.campaign.manner.roundShare);
  const quantity = likedQuantity(lots * lotSize, lotSize, exact);
  const limitPrice = ladderLimit(run, intruder, instrument, side);
  return { side, instrument, quantity, limitPrice, margin: wanted.margin };
}
