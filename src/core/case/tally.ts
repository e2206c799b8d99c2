// Counts requests by the minute; a minute's line is written when a later one begins.
import type { RequestEvent } from '../event/event.ts';
import { minuteMs } from '../lib/decay.ts';
import { timeOf } from '../lib/time.ts';
import { createMinute } from '../state/minute.ts';
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
    const { startMs: began, ...counts } = minute;
    if (began > 0) over = { firm, minute: timeOf(began), ...counts };
    Object.assign(minute, createMinute(), { startMs });
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
