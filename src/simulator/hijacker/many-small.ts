// Many accounts, one to three small orders in each: mostly from the cash that is there.
import { between } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOrCode } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { freshMachines, ownMachines } from './means/machines.ts';

export const manySmall: Kind = {
  name: 'many-small',
  weight: 0.45,
  lookWeight: 0.5,
  appetite: 0.15,
  size: [25, 110],
  lookShare: [0.25, 0.55],
  wealthPower: 0.3,
  suits: passwordOrCode,
  drawManner(run, random) {
    const line = drawLine(run, random, { servers: 0.35, proxies: 0.5, vpn: 0.15 });
    const few = between(random, 0, 1) < 0.4;
    const machine = few ? ownMachines(run, random, 0.4) : freshMachines(run, random);
    return {
      ...arrive(line, machine, between(random, 0, 0.2)),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.8),
      straysPerVictim: between(random, 0, 0.8),
      stepPace: drawPace(random, 900, 25_000),
      orderPace: drawPace(random, 3000, 60_000),
      leadMinutes: [between(random, 1, 10), between(random, 15, 150)],
      rowGap: drawPace(random, 8000, 240_000),
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.25) }],
      marginMultiple: 1,
      ...drawLadder(random, 0.6),
      roundShare: between(random, 0.2, 0.9),
      relayChance: between(random, 0.05, 0.5),
      logoutShare: between(random, 0, 0.7),
      reactions: { giveUp: 3, anotherVictim: 4, anotherInstrument: 1, anotherHour: 1 },
      turnover: around(logBetween(random, 0.08, 0.35), 1.6),
      frugal: true,
      slice: [between(random, 0.3, 0.6), 1],
      noticeFactor: between(random, 1, 3),
    };
  },
};
