// Small draws that kinds of hijackers share: tempo, limits, what they turn to.
import { between, chance, pickWeighted, type Random, uniform } from '../../random.ts';
import type { Run } from '../../run.ts';
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
  // The victim of a session is known from its connection only while it is being made.
  let last: Person | undefined;
  return {
    connect(victim, own) {
      last = victim;
      return { ip: line(victim, own), ...machine(victim, own) };
    },
    reconnect(connection, own) {
      if (last === undefined || !chance(own, rotates)) return connection;
      return { ...connection, ip: line(last, own) };
    },
  };
}
