// Counts by the minute what customers buy of an instrument, honest and suspicious, beside its price.
import type { Event } from '../event/event.ts';
import type { Bar, Trade } from '../event/market.ts';
import type { Order } from '../event/order.ts';
import { dayMs, minuteMs } from '../lib/decay.ts';
import { timeOf } from '../lib/time.ts';
import type { Buying } from '../state/buying.ts';
import { everyFirm } from '../state/listing.ts';
import { inWorld } from '../state/recall.ts';
import type { World } from '../state/world.ts';
import type { BuyingLine } from './effect.ts';

/** From this risk on a purchase makes its instrument worth watching by the minute, for a day. */
const suspectedRisk = 0.1;
const watchedMs = dayMs;
/** Of an instrument that nobody suspects, one price in so long is kept: what it was like before. */
const unwatchedMs = 10 * minuteMs;

/** Counts a customer's purchase; gives the minute that is over, if one is. */
export function countPurchase<C>(
  order: Order,
  risk: number,
  valueJpy: number,
  timeMs: number,
  sharing: string,
  world: World<C>,
): BuyingLine | undefined {
  const buying = world.buying.change(inWorld(sharing, order.instrument));
  const over = turn(buying, timeMs, sharing, order.instrument);
  buying.price = world.instruments.read(order.instrument)?.lastPrice ?? 0;
  buying.honestJpy += Math.round((1 - risk) * valueJpy);
  buying.suspiciousJpy += Math.round(risk * valueJpy);
  if (risk >= suspectedRisk)
    world.buying.change(inWorld(everyFirm, order.instrument)).suspectedMs = timeMs;
  return over;
}

/** Notes what the market shows; gives the minute that is over, or now and then the price alone. */
export function countPrint<C>(
  print: Trade | Bar,
  timeMs: number,
  world: World<C>,
): BuyingLine | undefined {
  const { instrument } = print;
  const name = inWorld(everyFirm, instrument);
  const known = world.buying.read(name);
  const price = print.type === 'trade' ? print.price : print.close;
  const volume = print.type === 'trade' ? print.quantity : print.volume;
  const isWatched = known !== undefined && timeMs - known.suspectedMs < watchedMs;
  if (!isWatched && known && timeMs - known.startMs < unwatchedMs) return undefined;
  const buying = world.buying.change(name);
  const over = turn(buying, timeMs, everyFirm, instrument);
  buying.price = price;
  buying.volume += volume;
  return over;
}

/** Begins the minute of this time, unless it is the running one; gives the one before, if it was any. */
function turn(
  buying: Buying,
  timeMs: number,
  sharing: string,
  instrument: string,
): BuyingLine | undefined {
  const startMs = Math.floor(timeMs / minuteMs) * minuteMs;
  if (startMs <= buying.startMs) return undefined;
  const over = buying.startMs > 0 ? buyingLine(buying, sharing, instrument) : undefined;
  buying.startMs = startMs;
  buying.price = 0;
  buying.volume = 0;
  buying.honestJpy = 0;
  buying.suspiciousJpy = 0;
  return over;
}

export function buyingLine(buying: Buying, sharing: string, instrument: string): BuyingLine {
  const { startMs, price, volume, honestJpy, suspiciousJpy } = buying;
  return { sharing, instrument, minute: timeOf(startMs), price, volume, honestJpy, suspiciousJpy };
}

export function isPrint(event: Event): event is Trade | Bar {
  return event.type === 'trade' || event.type === 'bar';
}
