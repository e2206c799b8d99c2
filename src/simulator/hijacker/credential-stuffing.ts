// Lists of passwords leaked elsewhere, tried by a machine on thousands; another hand uses what fits.
import { between, chance } from '../random.ts';
import type { Kind } from './kind.ts';
import { around, arrive, drawLadder, drawPace, logBetween, passwordOnly } from './means/draw.ts';
import { drawLine } from './means/lines.ts';
import { freshMachines, ownMachines } from './means/machines.ts';
import { scoutFirst } from './scout.ts';

export const credentialStuffing: Kind = {
  name: 'credential-stuffing',
  weight: 0.3,
  lookWeight: 2,
  appetite: 0.8,
  size: [4, 25],
  lookShare: [0.45, 0.8],
  wealthPower: 0.5,
  suits: passwordOnly,
  drawManner(run, random) {
    const checking = arrive(
      drawLine(run, random, { servers: 0.5, proxies: 0.4, vpn: 0.1 }),
      ownMachines(run, random, 0.5),
      0,
    );
    const line = drawLine(run, random, { servers: 0.2, proxies: 0.6, beside: 0.2 });
    const using = arrive(line, freshMachines(run, random), between(random, 0, 0.2));
    const isSameHand = chance(random, 0.35);
    const leadMinutes = [between(random, 2, 30), between(random, 40, 400)] as const;
    return {
      ...(isSameHand ? checking : using),
      ...(isSameHand
        ? {}
        : {
            course: (at, course) => {
              return scoutFirst(at, course, {
                changes: [],
                connect: checking.connect,
                leadMinutes,
              });
            },
          }),
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0.1, 1.5),
      straysPerVictim: logBetween(random, 4, 40),
      guessesMost: 2,
      stepPace: drawPace(random, 300, 6000),
      orderPace: drawPace(random, 4000, 90_000),
      leadMinutes: [between(random, 20, 200), between(random, 300, 9000)],
      rowGap: drawPace(random, 1500, 90_000),
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.4) }],
      marginMultiple: 1,
      ...drawLadder(random, 0.6),
      roundShare: between(random, 0.1, 0.85),
      relayChance: between(random, 0, 0.1),
      logoutShare: between(random, 0, 0.6),
      reactions: { giveUp: 4, anotherVictim: 4, anotherInstrument: 1, anotherHour: 1 },
      turnover: around(logBetween(random, 0.6, 3.5), 1.5),
    };
  },
};
