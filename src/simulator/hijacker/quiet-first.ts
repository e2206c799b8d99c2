// Days before the attack notices are switched off and contacts replaced; the money comes later.
import { between, chance } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';
import { scoutFirst } from './scout.ts';

const minutesADay = 1440;

export const quietFirst: Kind = {
  name: 'quiet-first',
  weight: 0.3,
  lookWeight: 1,
  appetite: 1,
  size: [4, 30],
  lookShare: [0.25, 0.6],
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.2, proxies: 0.5, beside: 0.3 });
    const machine = chance(random, 0.4) ? copiedMachine(run, random) : freshMachines(run, random);
    const scouting = {
      changes: [
        { change: 'notification-off', chance: between(random, 0.75, 1) },
        { change: 'email', chance: between(random, 0, 0.5) },
        { change: 'phone', chance: between(random, 0, 0.35) },
        { change: 'factor-removed', chance: between(random, 0, 0.2) },
      ],
      leadMinutes: [between(random, 2, 30), between(random, 40, 300)],
    } as const;
    return {
      ...arrive(line, machine, between(random, 0, 0.2)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.5),
      straysPerVictim: between(random, 0, 0.4),
      stepPace: drawPace(random, 5000, 90_000),
      orderPace: drawPace(random, 8000, 150_000),
      leadMinutes: [between(random, 0.4, 1.5) * minutesADay, between(random, 2, 9) * minutesADay],
      changes: [],
      marginMultiple: chance(random, 0.4) ? between(random, 1.2, 2.6) : 1,
      ...drawLadder(random, 0.5),
      roundShare: between(random, 0.2, 0.9),
      relayChance: between(random, 0.1, 0.6),
      logoutShare: between(random, 0.2, 0.9),
      reactions: { giveUp: 2, anotherVictim: 2, anotherInstrument: 2, anotherHour: 3 },
      turnover: around(logBetween(random, 0.8, 4), 1.4),
      noticeFactor: between(random, 1.5, 5),
      course: (at, course) => scoutFirst(at, course, scouting),
    };
  },
};
