// Someone else's home line in Japan and a new device; quiets the account first and takes his time.

import { between, chance, mix, pick, type Random, uniform } from '../random.ts';
import type { Run } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import { deviceName } from '../world/names.ts';
import { anyAddress } from '../world/network.ts';
import { drawBuild } from '../world/person.ts';
import { isApp, userAgentAt } from '../world/user-agent.ts';
import type { Kind } from './kind.ts';

const languages = ['ja-JP,ja;q=0.9', 'ja', 'ja-JP', 'ja,en-US;q=0.9,en;q=0.8'] as const;

/** Proxy sellers offer home lines and, dearer, telephones. */
function proxy(random: Random, mobileShare: number): string {
  return anyAddress(random, chance(random, mobileShare) ? 'mobile' : 'home');
}

function connectFrom(run: Run, own: Random, mobileShare: number, phoneShare: number): Connection {
  const build = drawBuild(own, uniform(own) < phoneShare);
  const app = isApp(build.platform);
  return {
    ip: proxy(own, mobileShare),
    userAgent: userAgentAt(build, run.nowMs),
    channel: app ? 'app' : 'web',
    ...(app && chance(own, 0.5) ? {} : { language: pick(own, languages) }),
    ...(!app && chance(own, 0.06) ? { referrer: 'https://www.google.com/' } : {}),
    ...(chance(own, 0.1) ? {} : { device: deviceName(run.seed, mix(own.a, own.b), own.c) }),
  };
}

export const residentialProxy: Kind = {
  name: 'residential-proxy',
  weight: 0.35,
  lookWeight: 1,
  appetite: 1,
  suits: (person) => (person.method === 'password' ? 1 : person.method === 'otp' ? 0.3 : 0),
  drawManner(run, random) {
    const mobileShare = between(random, 0, 0.5);
    const phoneShare = between(random, 0, 0.8);
    const rotates = chance(random, 0.5) ? between(random, 0.05, 0.35) : 0;
    const ladder = [between(random, 0, 0.008), between(random, 0.01, 0.04)] as const;
    return {
      connect: (_victim, own) => connectFrom(run, own, mobileShare, phoneShare),
      reconnect: (connection, own) =>
        chance(own, rotates) ? { ...connection, ip: proxy(own, mobileShare) } : connection,
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0, 0.4),
      straysPerVictim: between(random, 0, 0.2),
      stepPace: { medianMs: between(random, 12_000, 110_000), sigma: between(random, 0.5, 1) },
      orderPace: { medianMs: between(random, 20_000, 180_000), sigma: between(random, 0.5, 1) },
      leadMinutes: [between(random, 20, 90), between(random, 120, 900)],
      changes: [
        { change: 'notification-off', chance: between(random, 0.25, 0.9) },
        { change: 'email', chance: between(random, 0.1, 0.6) },
        { change: 'phone', chance: between(random, 0, 0.4) },
        { change: 'device-added', chance: between(random, 0, 0.4) },
      ],
      marginMultiple: chance(random, 0.4) ? between(random, 1.2, 2.8) : 1,
      ...(chance(random, 0.6) ? { ladder } : {}),
      roundShare: between(random, 0.2, 0.9),
      relayChance: between(random, 0.3, 0.7),
      logoutShare: between(random, 0.1, 0.6),
      reactions: { giveUp: 2, anotherVictim: 2, anotherInstrument: 2, anotherHour: 3 },
    };
  },
};
