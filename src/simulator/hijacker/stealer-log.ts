// A bought stealer log: the right password at once, the victim's user agent and language, another device.
import { between, chance } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOnly } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine } from './means/machines.ts';

export const stealerLog: Kind = {
  name: 'stealer-log',
  weight: 0.3,
  lookWeight: 1,
  appetite: 1,
  size: [5, 30],
  lookShare: [0.3, 0.65],
  suits: passwordOnly,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.35, proxies: 0.45, beside: 0.2 });
    return {
      ...arrive(line, copiedMachine(run, random), between(random, 0, 0.3)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.25),
      straysPerVictim: between(random, 0, 0.8),
      stepPace: drawPace(random, 2500, 50_000),
      orderPace: drawPace(random, 6000, 120_000),
      leadMinutes: [between(random, 3, 40), between(random, 60, 700)],
      changes: [
        { change: 'notification-off', chance: between(random, 0, 0.6) },
        { change: 'email', chance: between(random, 0, 0.25) },
      ],
      marginMultiple: chance(random, 0.35) ? between(random, 1.2, 2.5) : 1,
      ...drawLadder(random, 0.6),
      roundShare: between(random, 0.2, 0.85),
      relayChance: between(random, 0, 0.15),
      logoutShare: between(random, 0, 0.7),
      reactions: { giveUp: 2, anotherVictim: 4, anotherInstrument: 2, anotherHour: 1 },
      turnover: around(logBetween(random, 0.8, 5), 1.5),
    };
  },
};
