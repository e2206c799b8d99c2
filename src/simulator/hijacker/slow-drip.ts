// A little every day for one or two weeks: no day stands out, and the owner sees it late.
import { type Actor, until } from '../actor.ts';
import { dayMs, dayStartOf, hourMs, minuteMs, nextOpen } from '../calendar.ts';
import { between, chance, integer } from '../random.ts';
import { isLocked, type Run } from '../run.ts';
import { afterStop, type Course, comeIn, lookAround, wantsMoney } from './attack.ts';
import { type Intruder, quieten, slipAway } from './intrude.ts';
import type { Kind } from './kind.ts';
import { liquidate } from './liquidate.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';
import { pump } from './pump.ts';
import { noticeLater } from './report.ts';

/** About a lot of a usual holding: nothing can be sold for less. */
const saleLeastYen = 250_000;
/** A day's purchase is worth the visit from here on. */
const purchaseLeastYen = 60_000;

interface Drip {
  readonly days: readonly [low: number, high: number];
  /** Chance that he leaves a business day out. */
  readonly skips: number;
}

/** Another time of day: the first time on the day of the attack or the next, then day by day. */
function nextVisit(run: Run, { episode, random }: Course, isFirst: boolean): number {
  const today = dayStartOf(isFirst ? episode.campaign.attackMs : run.nowMs);
  const day = isFirst && chance(random, 0.7) ? today : today + dayMs;
  const from = Math.max(run.nowMs, day + between(random, 9.1, 14.3) * hourMs);
  const opens = nextOpen(episode.instrument.exchange, from);
  return opens === from ? from : opens + between(random, 1, 120) * minuteMs;
}

/** Sells and buys a day's part; true when he was stopped. */
function* takePart(run: Run, intruder: Intruder, part: number): Actor<boolean> {
  const { episode } = intruder;
  const { salesLeftYen, purchasesLeftYen } = episode;
  const sales = Math.min(salesLeftYen, Math.max(salesLeftYen * part, saleLeastYen));
  const purchases = purchasesLeftYen * part;
  episode.salesLeftYen = sales;
  episode.purchasesLeftYen = purchases;
  const stopped = (yield* liquidate(run, intruder)) || (yield* pump(run, intruder));
  episode.salesLeftYen += salesLeftYen - sales;
  episode.purchasesLeftYen += purchasesLeftYen - purchases;
  return stopped;
}

function* drip(run: Run, course: Course, { days, skips }: Drip): Actor {
  const { episode, random, next } = course;
  const most = Math.max(1, Math.floor(episode.target.purchasesYen / purchaseLeastYen));
  const wanted = wantsMoney(episode) ? Math.min(most, integer(random, ...days)) : 1;
  for (let left = wanted; left > 0; left -= 1) {
    const isFirst = left === wanted;
    if (wantsMoney(episode)) yield until(nextVisit(run, course, isFirst));
    if (!isFirst && chance(random, skips)) continue;
    if (isLocked(run, episode.target.person.index)) return;
    const intruder = yield* comeIn(run, course);
    if (intruder === undefined) return;
    if (isFirst) {
      yield* quieten(run, intruder);
      noticeLater(run, episode, random);
    }
    yield* lookAround(run, intruder);
    const stopped = wantsMoney(episode) && (yield* takePart(run, intruder, 1 / left));
    const isOver = stopped && afterStop(run, intruder, next) === 'leave';
    yield* slipAway(run, intruder);
    if (isOver) return;
  }
}

export const slowDrip: Kind = {
  name: 'slow-drip',
  weight: 0.3,
  lookWeight: 0.6,
  appetite: 0.5,
  size: [4, 25],
  lookShare: [0.1, 0.45],
  wealthPower: 1.1,
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.1, proxies: 0.5, beside: 0.4 });
    const machine = chance(random, 0.5) ? copiedMachine(run, random) : freshMachines(run, random);
    const few = integer(random, 4, 7);
    const habit = {
      days: [few, few + integer(random, 2, 8)],
      skips: between(random, 0, 0.35),
    } as const;
    return {
      ...arrive(line, machine, between(random, 0, 0.1)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.3),
      straysPerVictim: between(random, 0, 0.2),
      stepPace: drawPace(random, 12_000, 120_000),
      orderPace: drawPace(random, 60_000, 900_000),
      leadMinutes: [between(random, 1, 20), between(random, 30, 200)],
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.7) }],
      marginMultiple: 1,
      ...drawLadder(random, 0.35),
      roundShare: between(random, 0.3, 0.9),
      relayChance: between(random, 0.2, 0.7),
      logoutShare: between(random, 0.2, 0.9),
      reactions: { giveUp: 3, anotherVictim: 2, anotherInstrument: 2, anotherHour: 4 },
      turnover: around(logBetween(random, 0.3, 1), 1.4),
      frugal: true,
      slice: [between(random, 0.3, 0.6), 1],
      noticeFactor: between(random, 8, 25),
      course: (at, course) => drip(at, course, habit),
    };
  },
};
