// Hides the purchases that matter among purchases of large, well-known names.
import type { Actor } from '../actor.ts';
import { between, chance, pick } from '../random.ts';
import type { Run } from '../run.ts';
import type { Intruder } from './intrude.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';
import { planFor, sendOrder } from './order.ts';

interface Habit {
  /** Chance of a decoy before a purchase. */
  readonly chance: number;
  /** Worth of a decoy against the account's. */
  readonly share: readonly [low: number, high: number];
}

/** True when he was stopped. */
function* distract(run: Run, intruder: Intruder, habit: Habit): Actor<boolean> {
  const { random, person } = intruder;
  if (!chance(random, habit.chance)) return false;
  const instrument = pick(random, run.shelves.large);
  const cash = Math.max(0, run.portfolios.of(person).cashYen);
  const yen = Math.min(cash, person.wealthYen * between(random, ...habit.share));
  const wanted = { yen, quantityMax: Number.MAX_SAFE_INTEGER, margin: false };
  const plan = planFor(run, intruder, instrument, 'buy', wanted);
  if (plan === undefined) return false;
  return (yield* sendOrder(run, intruder, plan)) === undefined;
}

export const decoy: Kind = {
  name: 'decoy',
  weight: 0.3,
  lookWeight: 0.8,
  appetite: 1,
  size: [4, 30],
  lookShare: [0.25, 0.6],
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.25, proxies: 0.45, beside: 0.3 });
    const machine = chance(random, 0.45) ? copiedMachine(run, random) : freshMachines(run, random);
    const low = between(random, 0.01, 0.05);
    const habit = {
      chance: between(random, 0.3, 0.9),
      share: [low, low * between(random, 2, 6)],
    } as const;
    return {
      ...arrive(line, machine, between(random, 0, 0.2)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.5),
      straysPerVictim: between(random, 0, 0.5),
      stepPace: drawPace(random, 5000, 80_000),
      orderPace: drawPace(random, 10_000, 200_000),
      leadMinutes: [between(random, 5, 60), between(random, 90, 800)],
      changes: [
        { change: 'notification-off', chance: between(random, 0, 0.5) },
        { change: 'email', chance: between(random, 0, 0.3) },
      ],
      marginMultiple: chance(random, 0.4) ? between(random, 1.2, 2.6) : 1,
      ...drawLadder(random, 0.5),
      roundShare: between(random, 0.3, 0.9),
      relayChance: between(random, 0.1, 0.6),
      logoutShare: between(random, 0.1, 0.7),
      reactions: { giveUp: 2, anotherVictim: 3, anotherInstrument: 2, anotherHour: 2 },
      turnover: around(logBetween(random, 0.7, 3.5), 1.4),
      slice: [between(random, 0.15, 0.3), between(random, 0.5, 0.9)],
      beforeBuy: (at, intruder) => distract(at, intruder, habit),
    };
  },
};
