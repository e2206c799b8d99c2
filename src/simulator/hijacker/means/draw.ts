// Small draws that kinds of hijackers share: tempo, limits, what they turn to.
import { between, chance, type Random, uniform } from '../../random.ts';
import type { Person } from '../../world/person.ts';
import type { Manner, Pace } from '../kind.ts';
import type { Line } from './lines.ts';
import type { Machine } from './machines.ts';

/** Evenly over orders of magnitude: as often between 1 and 10 as between 10 and 100. */
export function logBetween(random: Random, low: number, high: number): number {
  return low * (high / low) ** uniform(random);
}

export function drawPace(random: Random, lowMs: number, highMs: number): Pace {
  return { medianMs: logBetween(random, lowMs, highMs), sigma: between(random, 0.4, 1) };
}

/** A limit beyond the last price, or market orders. */
export function drawLadder(random: Random, share: number): Pick<Manner, 'ladder'> {
  const ladder = [between(random, 0, 0.008), between(random, 0.01, 0.045)] as const;
  return chance(random, share) ? { ladder } : {};
}

/** A range around one draw: what differs from victim to victim of a campaign. */
export function around(centre: number, factor: number): readonly [low: number, high: number] {
  return [centre / factor, centre * factor];
}

/** One line and one machine for the session; now and then the proxy gives another exit. */
export function arrive(
  line: Line,
  machine: Machine,
  rotates: number,
): Pick<Manner, 'connect' | 'reconnect'> {
  return {
    connect: (victim, own) => ({ ip: line(victim, own), ...machine(victim, own) }),
    reconnect: (connection, own, victim) =>
      chance(own, rotates) ? { ...connection, ip: line(victim, own) } : connection,
  };
}

/** Within reach of a stolen password alone. */
export function passwordOnly(person: Person): number {
  return person.method === 'password' ? 1 : 0;
}

/** Codes by mail come with the mailbox, some by telephone with patience. */
export function passwordOrCode(person: Person): number {
  if (person.method === 'password') return 1;
  return person.method === 'otp' ? 0.3 : 0;
}
