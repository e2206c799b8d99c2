// A round of the exchange: what this shard has to tell the others, as one message a shard.
import type { Contribution, Share, Summary } from '../../event/shard.ts';
import { timeOf } from '../../lib/time.ts';
import type { World } from '../world.ts';
import { candidatesOf } from './contribute.ts';
import { type ExchangeRecord, exchangeOf } from './exchange.ts';
import { newsOf } from './spread.ts';

export interface Message {
  readonly to: number;
  readonly event: Contribution | Summary;
}

/**
 * When the next round is due: at the first whole multiple of its length after the first change; never
 * where nothing has changed, or there is one shard. An event whose time is ahead of the others puts
 * nothing off.
 */
export function roundDueMs<C>(world: World<C>): number {
  const exchange = exchangeOf(world);
  if (!exchange || exchange.touched.size + exchange.news.size === 0)
    return Number.POSITIVE_INFINITY;
  const { everyMs, sinceMs, roundMs } = exchange;
  return Math.max((Math.floor(sinceMs / everyMs) + 1) * everyMs, roundMs + everyMs);
}

/**
 * The time of the round that is due by now: the latest it may have. Where events come late, or a
 * history is read in, one round is made and not each that has been missed.
 */
export function roundMsBy<C>(world: World<C>, timeMs: number): number | undefined {
  const dueMs = roundDueMs(world);
  if (dueMs > timeMs) return undefined;
  const { everyMs } = exchangeOf(world)!;
  return Math.max(dueMs, Math.floor(timeMs / everyMs) * everyMs);
}

/** Where there is no room for all, the most suspicious are told now and the rest in a later round. */
export function tellOthers<C>(world: World<C>, timeMs: number): readonly Message[] {
  const { across } = world;
  if (!across || !exchangeOf(world)) return [];
  const exchange = across.record.change('');
  exchange.roundMs = timeMs;
  const messages: Message[] = [];
  const byOwner = candidatesOf(world, across, exchange, timeMs);
  for (const owner of [...byOwner.keys()].sort((left, right) => left - right)) {
    const { now, left } = firstOf(byOwner.get(owner)!, exchange.itemsMax);
    for (const { touched, note } of now) {
      exchange.touched.delete(touched);
      note();
    }
    const items = now.map(({ item }) => item);
    messages.push(messageOf('contribution', owner, items, left, exchange, timeMs));
  }
  const { now, left } = firstOf(newsOf(world, across, exchange, timeMs), exchange.itemsMax);
  for (let shard = 0; shard < exchange.shards && now.length > 0; shard += 1) {
    if (shard === exchange.shard) continue;
    const items = now.flatMap((news) => news.itemFor(shard) ?? []);
    if (items.length > 0) messages.push(messageOf('summary', shard, items, left, exchange, timeMs));
  }
  for (const { share, note } of now) {
    exchange.news.delete(share);
    note();
  }
  exchange.passedOver = 0;
  return messages;
}

function firstOf<Item extends { readonly weight: number }>(
  all: readonly Item[],
  max: number,
): { readonly now: readonly Item[]; readonly left: number } {
  if (all.length <= max) return { now: all, left: 0 };
  const now = all.toSorted((left, right) => right.weight - left.weight).slice(0, max);
  return { now, left: all.length - max };
}

function messageOf(
  type: 'contribution' | 'summary',
  to: number,
  items: Share[],
  left: number,
  { shard, passedOver }: ExchangeRecord,
  timeMs: number,
): Message {
  const time = timeOf(timeMs);
  // A round is once at its time: the name of a message is never given twice.
  const id = `${type}-${shard}-${to}-${timeMs}`;
  const rest = { from: shard, to, asOf: time, left: left + passedOver, items };
  return { to, event: { type, id, time, ...rest } };
}
