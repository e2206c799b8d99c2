// Several stocks in turn: on to the next one when a share is bought, or within the day when one is closed.
import { type Actor, until } from '../actor.ts';
import { minuteMs } from '../calendar.ts';
import { between, chance, integer } from '../random.ts';
import type { Run } from '../run.ts';
import { waitForOpening, waitForTurn } from './attack.ts';
import type { Campaign } from './episode.ts';
import type { Intruder } from './intrude.ts';
import type { Kind } from './kind.ts';
import { liquidate } from './liquidate.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines, ownMachines } from './means/machines.ts';
import { pump } from './pump.ts';

/** What all of a campaign's intruders know: which stock it is at, and what befell the others. */
interface Front {
  readonly targets: number;
  /** Victims after whom it moves on by itself. */
  readonly victimsEach: number;
  /** Stops after which a stock counts as closed. */
  readonly patience: number;
  readonly pauseMinutes: readonly [low: number, high: number];
  at: number;
  victims: number;
  stops: number;
}

function moveOn(front: Front): void {
  front.at += 1;
  front.victims = 0;
  front.stops = 0;
}

function targetAt({ instrument, alternates }: Campaign, front: Front) {
  const targets = [instrument, ...alternates].slice(0, front.targets);
  return targets[front.at % targets.length]!;
}

/** Buys at the front; where he is stopped there, the front may move for everybody. */
function* buyAtFront(run: Run, intruder: Intruder, front: Front): Actor<boolean> {
  const { episode, random } = intruder;
  if (episode.strikes > 0) {
    yield until(run.nowMs + between(random, ...front.pauseMinutes) * minuteMs);
  }
  const { at } = front;
  episode.instrument = targetAt(episode.campaign, front);
  const whole = episode.purchasesLeftYen;
  const now = chance(random, 0.5) ? whole : whole * between(random, 0.3, 0.8);
  episode.purchasesLeftYen = now;
  const stopped = yield* pump(run, intruder);
  episode.purchasesLeftYen += whole - now;
  if (stopped) front.stops += 1;
  else front.victims += 1;
  const isDone = front.stops >= front.patience || front.victims >= front.victimsEach;
  // Somebody else may have moved it meanwhile.
  if (isDone && front.at === at) moveOn(front);
  return stopped;
}

export const movingTarget: Kind = {
  name: 'moving-target',
  weight: 0.35,
  lookWeight: 0.8,
  appetite: 1,
  size: [8, 50],
  lookShare: [0.25, 0.6],
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.35, proxies: 0.45, beside: 0.2 });
    const machines = [
      copiedMachine,
      freshMachines,
      (to, own) => ownMachines(to, own, 0.3),
    ] as const satisfies readonly (typeof copiedMachine)[];
    const machine = machines[integer(random, 0, machines.length - 1)]!(run, random);
    const front: Front = {
      targets: integer(random, 2, 5),
      victimsEach: integer(random, 2, 12),
      patience: integer(random, 1, 3),
      pauseMinutes: [between(random, 1, 10), between(random, 20, 150)],
      at: 0,
      victims: 0,
      stops: 0,
    };
    return {
      ...arrive(line, machine, between(random, 0, 0.25)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.8),
      straysPerVictim: between(random, 0, 0.8),
      stepPace: drawPace(random, 1500, 60_000),
      orderPace: drawPace(random, 5000, 120_000),
      leadMinutes: [between(random, 3, 40), between(random, 60, 500)],
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.6) }],
      marginMultiple: chance(random, 0.35) ? between(random, 1.2, 2.6) : 1,
      ...drawLadder(random, 0.6),
      roundShare: between(random, 0.2, 0.9),
      relayChance: between(random, 0.1, 0.7),
      logoutShare: between(random, 0, 0.7),
      reactions: { giveUp: 1, anotherVictim: 2, anotherInstrument: 8, anotherHour: 1 },
      turnover: around(logBetween(random, 0.8, 4.5), 1.4),
      targets: front.targets,
      *plunder(at, intruder) {
        const isFirst = intruder.episode.strikes === 0;
        yield* waitForOpening(at, intruder);
        if (yield* liquidate(at, intruder)) return true;
        if (isFirst) yield* waitForTurn(at, intruder);
        if (yield* buyAtFront(at, intruder, front)) return true;
        return yield* buyAtFront(at, intruder, front);
      },
    };
  },
};
