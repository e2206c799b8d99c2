// Counts requests by the minute; a minute's line is written when a later one begins.
import type { RequestEvent } from '../event/event.ts';
import { minuteMs } from '../lib/decay.ts';
import { timeOf } from '../lib/time.ts';
import type { Minute } from '../state/minute.ts';
import type { Ruling } from '../state/ruling.ts';
import type { World } from '../state/world.ts';
import type { Tally } from './effect.ts';

/** Counts the request; gives the line of the minute that is over, if one is. */
export function countRequest<C>(
  event: RequestEvent,
  ruling: Ruling,
  valueJpy: number,
  timeMs: number,
  world: World<C>,
): Tally | undefined {
  const firm = event.firm ?? '';
  const minute = world.minutes.change(firm);
  const startMs = Math.floor(timeMs / minuteMs) * minuteMs;
  let over: Tally | undefined;
  if (startMs > minute.startMs) {
    if (minute.startMs > 0) over = tallyOf(minute, firm);
    begin(minute, startMs);
  }
  if (event.type === 'login') minute.logins += 1;
  if (event.type === 'order') minute.orders += 1;
  if (ruling.verdict === 'step-up') minute.challenged += 1;
  if (ruling.verdict === 'hold') minute.held += 1;
  if (ruling.verdict === 'block') minute.blocked += 1;
  if (ruling.verdict === 'hold' || ruling.verdict === 'block')
    minute.stoppedJpy += Math.round(valueJpy);
  return over;
}

/** Field by field, as in the next: a quiet firm has a minute to tell of at every second request. */
function tallyOf(
  { startMs, logins, orders, challenged, held, blocked, stoppedJpy }: Minute,
  firm: string,
): Tally {
  return {
    firm,
    minute: timeOf(startMs),
    logins,
    orders,
    challenged,
    held,
    blocked,
    stoppedJpy,
  };
}

function begin(minute: Minute, startMs: number): void {
  minute.startMs = startMs;
  minute.logins = 0;
  minute.orders = 0;
  minute.challenged = 0;
  minute.held = 0;
  minute.blocked = 0;
  minute.stoppedJpy = 0;
}
