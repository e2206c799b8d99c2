// A handful of large accounts with margin: everything sold, everything and the credit bought, fast.
import { between } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { copiedMachine, freshMachines } from './means/machines.ts';

export const fewLarge: Kind = {
  name: 'few-large',
  weight: 0.2,
  lookWeight: 0.4,
  appetite: 2.5,
  size: [2, 6],
  lookShare: [0.1, 0.45],
  wealthPower: 1.6,
  suits(person) {
    const reach = person.method === 'password' ? 1 : person.method === 'otp' ? 0.7 : 0;
    return reach * (person.margin ? 1 : 0.15);
  },
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.2, proxies: 0.45, beside: 0.2, vpn: 0.15 });
    const copies = between(random, 0, 1) < 0.4;
    const machine = copies ? copiedMachine(run, random) : freshMachines(run, random);
    return {
      ...arrive(line, machine, between(random, 0, 0.2)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.4),
      straysPerVictim: between(random, 0, 0.5),
      stepPace: drawPace(random, 6000, 80_000),
      orderPace: drawPace(random, 8000, 150_000),
      leadMinutes: [between(random, 5, 30), between(random, 40, 300)],
      changes: [
        { change: 'notification-off', chance: between(random, 0.1, 0.7) },
        { change: 'limit-raised', chance: between(random, 0, 0.6) },
        { change: 'phone', chance: between(random, 0, 0.3) },
      ],
      marginMultiple: between(random, 1.8, 3.2),
      ...drawLadder(random, 0.6),
      roundShare: between(random, 0.3, 0.9),
      relayChance: between(random, 0.3, 0.85),
      logoutShare: between(random, 0.1, 0.8),
      reactions: { giveUp: 2, anotherVictim: 2, anotherInstrument: 3, anotherHour: 2 },
      turnover: around(logBetween(random, 1.5, 7), 1.3),
      slice: [between(random, 0.35, 0.6), 1],
    };
  },
};
