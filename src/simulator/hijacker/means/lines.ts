// The lines hijackers come in on: rented servers, other people's homes and telephones, VPN exits.
import { homeOf } from '../../honest/line.ts';
import {
  between,
  chance,
  integer,
  pick,
  pickWeighted,
  type Random,
  stream,
  uniform,
} from '../../random.ts';
import type { Run } from '../../run.ts';
import {
  addressAt,
  anyAddress,
  neighbourAddress,
  pickNetwork,
  rangeOf,
} from '../../world/network.ts';
import type { Person } from '../../world/person.ts';

/** The address for one entry into a victim's account. */
export type Line = (victim: Person, own: Random) => string;

/** A few servers of one or two providers, often neighbours in one range. */
export function rentAddresses(random: Random): string[] {
  const providers = Array.from({ length: integer(random, 1, 2) }, () => {
    return { range: rangeOf(pickNetwork(random, 'hosting')), corner: uniform(random) };
  });
  const scatters = chance(random, 0.4);
  return Array.from({ length: integer(random, 1, 14) }, () => {
    const { range, corner } = pick(random, providers);
    const near = corner + (uniform(random) * 200) / range.size;
    return addressAt(range, scatters ? uniform(random) : near % 1);
  });
}

function servers(random: Random): Line {
  const addresses = rentAddresses(random);
  return (_victim, own) => pick(own, addresses);
}

/** Other people's lines, by the hour; some sellers give one exit to several accounts. */
function proxies(run: Run, random: Random): Line {
  const mobileShare = between(random, 0, 0.5);
  const pool = chance(random, 0.35) ? integer(random, 3, 40) : undefined;
  const exitOf = (own: Random) => {
    return anyAddress(own, chance(own, mobileShare) ? 'mobile' : 'home', run.lines);
  };
  if (pool === undefined) return (_victim, own) => exitOf(own);
  const key = integer(random, 0, 1e9);
  return (_victim, own) => exitOf(stream(key, 'exit', integer(own, 0, pool - 1)));
}

/** An exit with the victim's own provider, in his part of the country. */
function besideVictim(run: Run): Line {
  return (victim, own) => {
    return neighbourAddress(run.seed, homeOf(run, victim.index), own, run.lines);
  };
}

function vpnExits(random: Random): Line {
  const exits = Array.from({ length: integer(random, 1, 8) }, () => anyAddress(random, 'vpn'));
  return (_victim, own) => pick(own, exits);
}

export interface LineShares {
  readonly servers?: number;
  readonly proxies?: number;
  readonly beside?: number;
  readonly vpn?: number;
}

/** What one campaign has: one of these, with the chances given; some keep an exit to a victim. */
export function drawLine(run: Run, random: Random, shares: LineShares): Line {
  const makers = {
    servers: () => servers(random),
    proxies: () => proxies(run, random),
    beside: () => besideVictim(run),
    vpn: () => vpnExits(random),
  };
  const names = Object.keys(makers) as (keyof typeof makers)[];
  const choices = names.map((name) => ({ name, weight: shares[name] ?? 0 }));
  const line = makers[pickWeighted(random, choices).name]();
  const key = integer(random, 0, 1e9);
  if (chance(random, 0.5)) return line;
  return (victim) => line(victim, stream(key, 'line', victim.index));
}
