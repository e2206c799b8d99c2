// Rented servers abroad work off a list of stolen passwords: many log-ins in a row, machine speed.

import { between, chance, integer, mix, pick } from '../random.ts';
import type { Connection } from '../world/connection.ts';
import { deviceName } from '../world/names.ts';
import { drawBuild } from '../world/person.ts';
import { userAgentAt } from '../world/user-agent.ts';
import type { Kind } from './kind.ts';
import { rentAddresses } from './means/lines.ts';

const languages = [undefined, 'ja-JP,ja;q=0.9', 'zh-CN,zh;q=0.9', 'en-US,en;q=0.9', 'ja'] as const;

type DevicePolicy = 'none' | 'one' | 'each';

export const hostingBulk: Kind = {
  name: 'hosting-bulk',
  weight: 0.4,
  lookWeight: 1.6,
  appetite: 0.8,
  suits: (person) => (person.method === 'password' ? 1 : 0),
  drawManner(run, random) {
    const addresses = rentAddresses(random);
    const agents = Array.from({ length: integer(random, 1, 4) }, () => ({
      ...drawBuild(random, chance(random, 0.15)),
      lagDays: between(random, 0, 70),
    }));
    const language = pick(random, languages);
    const policy = pick(random, ['none', 'one', 'each', 'each'] as readonly DevicePolicy[]);
    const machine = deviceName(run.seed, mix(random.a, random.b), random.c);
    const ladder = [between(random, 0, 0.01), between(random, 0.015, 0.05)] as const;
    return {
      connect(_victim, own): Connection {
        const fresh = deviceName(run.seed, mix(own.a, own.b), own.c);
        const device = policy === 'none' ? undefined : policy === 'one' ? machine : fresh;
        return {
          ip: pick(own, addresses),
          userAgent: userAgentAt(pick(own, agents), run.nowMs),
          channel: 'web',
          ...(language === undefined ? {} : { language }),
          ...(device === undefined ? {} : { device }),
        };
      },
      reconnect: (connection) => connection,
      methodFor: () => 'password',
      failuresMean: between(random, 0.3, 2.4),
      straysPerVictim: between(random, 0.1, 1.5),
      stepPace: { medianMs: between(random, 350, 4000), sigma: between(random, 0.25, 0.8) },
      orderPace: { medianMs: between(random, 2500, 25_000), sigma: between(random, 0.3, 0.9) },
      leadMinutes: [between(random, 2, 15), between(random, 20, 90)],
      rowGap: { medianMs: between(random, 3000, 45_000), sigma: between(random, 0.3, 1) },
      changes: [{ change: 'notification-off', chance: between(random, 0, 0.3) }],
      marginMultiple: chance(random, 0.3) ? between(random, 1.2, 2.5) : 1,
      ...(chance(random, 0.65) ? { ladder } : {}),
      roundShare: between(random, 0.05, 0.8),
      relayChance: between(random, 0, 0.1),
      logoutShare: between(random, 0, 0.7),
      reactions: { giveUp: 3, anotherVictim: 4, anotherInstrument: 1, anotherHour: 1 },
    };
  },
};
