// Addresses: which range someone is on, and which address in it at a given time.
import { mix, pickWeighted, type Random, stream, uniform, uniformAt } from '../random.ts';
import { type Network, type NetworkRole, networks } from './network-table.ts';

export interface Range {
  readonly base: number;
  readonly size: number;
}

/** What a scenario assumes of the lines people come in on. */
export interface Lines {
  /** Subscribers of one mobile carrier's range share this many public addresses (carrier-grade NAT). */
  readonly mobileShared: number;
  /** A new lease of a home line stays in its part of the country: a neighbour of the old one. */
  readonly regional: boolean;
  /** Share of customers who live with the next customer, behind one router. */
  readonly householdShare: number;
}

export const plainLines: Lines = { mobileShared: 2048, regional: false, householdShare: 0 };

/** Parts a provider's range is split into by region; a prefecture is about one in 47. */
const regions = 64;
/** A mobile address is kept for some hours, then the carrier's gateway gives another. */
const mobileChurnHours = 4;

const ranges = new Map<Network, Range>();

/** The numbers of a CIDR range; remembered, one entry a row of the table. */
export function rangeOf(network: Network): Range {
  const known = ranges.get(network);
  if (known !== undefined) return known;
  const [address, bits] = network.cidr.split('/');
  const base = address!.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const range = { base, size: 2 ** (32 - Number(bits)) };
  ranges.set(network, range);
  return range;
}

/** The address at a fraction of the range; first and last of every 256 are left out. */
export function addressAt(range: Range, fraction: number): string {
  const number = range.base + Math.floor(fraction * range.size);
  const last = 1 + ((number & 255) % 254);
  return `${(number >>> 24) & 255}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${last}`;
}

const byRole = new Map<NetworkRole, readonly Network[]>();

function networksOf(role: NetworkRole): readonly Network[] {
  const known = byRole.get(role);
  if (known !== undefined) return known;
  const found = networks.filter((network) => network.role === role);
  byRole.set(role, found);
  return found;
}

export function pickNetwork(random: Random, role: NetworkRole): Network {
  return pickWeighted(random, networksOf(role));
}

/** Any address of a role: a stranger's line, a rented server, a hotel abroad. */
export function anyAddress(random: Random, role: NetworkRole, lines = plainLines): string {
  const network = pickNetwork(random, role);
  const spread = mix(random.a, random.b, random.c, random.counter) / 2 ** 32;
  random.counter = (random.counter + 1) | 0;
  const range = rangeOf(network);
  if (role !== 'mobile') return addressAt(range, spread);
  return addressAt(range, sharedFraction(spread, lines));
}

function sharedFraction(draw: number, { mobileShared }: Lines): number {
  return Math.floor(draw * mobileShared) / mobileShared;
}

const homeName = 0x686f6d65;
const mobileName = 0x6d6f6269;
const officeName = 0x6f666669;

/** Where in its provider's range a home's line can be, given a draw. */
function withinRegion(seed: number, home: number, draw: number, { regional }: Lines): number {
  if (!regional) return draw;
  return (Math.floor(uniformAt(seed, homeName, home, 3) * regions) + draw) / regions;
}

/** A home line keeps its address for a lease of 15 to 60 days, different from line to line. */
export function homeAddress(seed: number, home: number, day: number, lines = plainLines): string {
  const network = pickWeighted(stream(seed, homeName, home), networksOf('home'));
  const leaseDays = 15 + Math.floor(45 * uniformAt(seed, homeName, home, 1));
  const lease = Math.floor((day + 60 * uniformAt(seed, homeName, home, 2)) / leaseDays);
  const draw = uniformAt(seed, homeName, home, 16 + lease);
  return addressAt(rangeOf(network), withinRegion(seed, home, draw, lines));
}

/** Somebody else's line of the same provider in the same region. */
export function neighbourAddress(seed: number, home: number, random: Random, lines: Lines): string {
  const network = pickWeighted(stream(seed, homeName, home), networksOf('home'));
  return addressAt(rangeOf(network), withinRegion(seed, home, uniform(random), lines));
}

export function mobileAddress(
  seed: number,
  person: number,
  hour: number,
  lines = plainLines,
): string {
  const network = pickWeighted(stream(seed, mobileName, person), networksOf('mobile'));
  const block = 16 + Math.floor(hour / mobileChurnHours);
  const draw = uniformAt(seed, mobileName, person, block);
  return addressAt(rangeOf(network), sharedFraction(draw, lines));
}

/** One office in 40 customers who have one: colleagues come from the same address. */
export function officeAddress(seed: number, person: number, population: number): string {
  const offices = Math.max(4, Math.ceil(population / 40));
  const office = Math.floor(uniformAt(seed, officeName, person, 3) * offices);
  const network = pickWeighted(stream(seed, officeName, office, 4), networksOf('office'));
  return addressAt(rangeOf(network), uniformAt(seed, officeName, office, 5));
}

export function sameAddressAlways(seed: number, name: number, key: number, role: NetworkRole) {
  const network = pickWeighted(stream(seed, name, key), networksOf(role));
  return addressAt(rangeOf(network), uniformAt(seed, name, key, 6));
}
