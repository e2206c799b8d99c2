// An exit with the victim's own provider in his own prefecture, bought to look like the neighbour.
import { between, chance } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';

export const localProxy: Kind = {
  name: 'local-proxy',
  weight: 0.3,
  lookWeight: 1,
  appetite: 1,
  size: [5, 30],
  lookShare: [0.25, 0.6],
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { beside: 1 });
    const machine = chance(random, 0.5) ? copiedMachine(run, random) : freshMachines(run, random);
    return {
      ...arrive(line, machine, between(random, 0, 0.15)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.3),
      straysPerVictim: between(random, 0, 0.2),
      stepPace: drawPace(random, 8000, 120_000),
      orderPace: drawPace(random, 15_000, 240_000),
      leadMinutes: [between(random, 5, 60), between(random, 90, 1100)],
      changes: [
        { change: 'notification-off', chance: between(random, 0, 0.6) },
        { change: 'email', chance: between(random, 0, 0.3) },
        { change: 'device-added', chance: between(random, 0, 0.3) },
      ],
      marginMultiple: chance(random, 0.4) ? between(random, 1.2, 2.6) : 1,
      ...drawLadder(random, 0.5),
      roundShare: between(random, 0.2, 0.9),
      relayChance: between(random, 0.2, 0.7),
      logoutShare: between(random, 0.1, 0.7),
      reactions: { giveUp: 2, anotherVictim: 2, anotherInstrument: 2, anotherHour: 3 },
      turnover: around(logBetween(random, 0.8, 4), 1.4),
    };
  },
};
