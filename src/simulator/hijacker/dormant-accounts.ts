// Accounts nobody looks at: old passwords, wrong ones first, contacts replaced, and time to spend.
import { between, chance } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { freshMachines, ownMachines } from './means/machines.ts';

export const dormantAccounts: Kind = {
  name: 'dormant-accounts',
  weight: 0.3,
  lookWeight: 1,
  appetite: 0.8,
  size: [5, 35],
  lookShare: [0.25, 0.65],
  habits: ['dormant', 'holder'],
  suits(person) {
    const sleeps = person.habit === 'dormant' ? 1 : person.habit === 'holder' ? 0.12 : 0;
    return sleeps * passwordOrCode(person);
  },
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.3, proxies: 0.4, beside: 0.15, vpn: 0.15 });
    const few = chance(random, 0.4);
    const machine = few ? ownMachines(run, random, 0.3) : freshMachines(run, random);
    return {
      ...arrive(line, machine, between(random, 0, 0.2)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0.2, 1.8),
      straysPerVictim: between(random, 0.1, 1.2),
      stepPace: drawPace(random, 4000, 70_000),
      orderPace: drawPace(random, 8000, 150_000),
      leadMinutes: [between(random, 10, 90), between(random, 200, 2800)],
      changes: [
        { change: 'email', chance: between(random, 0.2, 0.8) },
        { change: 'phone', chance: between(random, 0.1, 0.6) },
        { change: 'password', chance: between(random, 0, 0.6) },
        { change: 'notification-off', chance: between(random, 0, 0.4) },
      ],
      marginMultiple: 1,
      ...drawLadder(random, 0.5),
      roundShare: between(random, 0.2, 0.9),
      relayChance: between(random, 0.1, 0.5),
      logoutShare: between(random, 0.1, 0.7),
      reactions: { giveUp: 2, anotherVictim: 4, anotherInstrument: 1, anotherHour: 2 },
      turnover: around(logBetween(random, 0.8, 3), 1.4),
      noticeFactor: between(random, 4, 14),
    };
  },
};
