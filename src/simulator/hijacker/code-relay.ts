// A phishing site that passes the one-time code on within the minute: human pace, large accounts, margin.

import { between, chance, mix, pick, type Random } from '../random.ts';
import type { Run } from '../run.ts';
import type { Connection } from '../world/connection.ts';
import { deviceName } from '../world/names.ts';
import { anyAddress } from '../world/network.ts';
import { drawBuild, type Person } from '../world/person.ts';
import { isApp, userAgentAt } from '../world/user-agent.ts';
import type { Kind } from './kind.ts';

interface Relay {
  /** The kit shows the victim's own user agent to the firm. */
  readonly copiesAgent: boolean;
  readonly homeShare: number;
  readonly vpnShare: number;
}

function addressOf(own: Random, relay: Relay): string {
  if (chance(own, relay.homeShare)) return anyAddress(own, 'home');
  return anyAddress(own, chance(own, relay.vpnShare) ? 'vpn' : 'hosting');
}

function connectThrough(run: Run, victim: Person, own: Random, relay: Relay): Connection {
  const theirs = chance(own, victim.phoneShare) ? victim.phone : victim.computer;
  const build = relay.copiesAgent && !isApp(theirs.platform) ? theirs : drawBuild(own, false);
  return {
    ip: addressOf(own, relay),
    userAgent: userAgentAt(build, run.nowMs),
    channel: 'web',
    language: relay.copiesAgent ? victim.language : pick(own, ['ja', 'ja-JP,ja;q=0.9']),
    device: deviceName(run.seed, mix(own.a, own.b), own.c),
  };
}

const relayed = new Set(['otp', 'push', 'phone']);

export const codeRelay: Kind = {
  name: 'code-relay',
  weight: 0.25,
  lookWeight: 0.5,
  appetite: 1.5,
  suits(person) {
    if (!relayed.has(person.method)) return 0;
    const size = person.wealthYen > 8e6 ? 1 : person.wealthYen > 2e6 ? 0.5 : 0.15;
    return person.margin ? size : 0.6 * size;
  },
  drawManner(run, random) {
    const relay: Relay = {
      copiesAgent: chance(random, 0.5),
      homeShare: between(random, 0.2, 0.9),
      vpnShare: between(random, 0.2, 0.9),
    };
    const ladder = [between(random, 0, 0.005), between(random, 0.01, 0.03)] as const;
    return {
      connect: (victim, own) => connectThrough(run, victim, own, relay),
      reconnect: (connection) => connection,
      methodFor: (victim) => victim.method,
      failuresMean: between(random, 0.05, 0.5),
      straysPerVictim: 0,
      stepPace: { medianMs: between(random, 10_000, 60_000), sigma: between(random, 0.5, 0.9) },
      orderPace: { medianMs: between(random, 15_000, 90_000), sigma: between(random, 0.5, 0.9) },
      leadMinutes: [between(random, 2, 10), between(random, 25, 120)],
      changes: [
        { change: 'notification-off', chance: between(random, 0, 0.4) },
        { change: 'limit-raised', chance: between(random, 0, 0.5) },
        { change: 'factor-added', chance: between(random, 0, 0.25) },
      ],
      marginMultiple: between(random, 1.3, 3),
      ...(chance(random, 0.5) ? { ladder } : {}),
      roundShare: between(random, 0.3, 0.95),
      relayChance: between(random, 0.75, 0.95),
      logoutShare: between(random, 0.1, 0.8),
      reactions: { giveUp: 2, anotherVictim: 3, anotherInstrument: 2, anotherHour: 2 },
    };
  },
};
