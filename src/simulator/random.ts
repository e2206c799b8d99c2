// Seeded chance in named sub-streams: a new behaviour draws from a stream of its own, so that the
// draws of all others stay as they were.

/** State of one sfc32 generator (PractRand's small fast counter, 32 bit). */
export interface Random {
  a: number;
  b: number;
  c: number;
  counter: number;
}

const warmUpRounds = 12;
const twoToThe32 = 4294967296;

/** FNV-1a, so that a stream can be called by a word. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Murmur3's finaliser: a bijection of 32 bits, so different numbers never meet. */
export function scramble(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One 32-bit number out of a seed, a name's hash and up to two keys. */
export function mix(seed: number, name: number, x = 0, y = 0): number {
  let hash = scramble(seed ^ Math.imul(name, 0x9e3779b1));
  hash = scramble(hash ^ Math.imul(x + 0x7f4a7c15, 0x85ebca77));
  return scramble(hash ^ Math.imul(y + 0x165667b1, 0xc2b2ae3d));
}

/** A uniform number in [0, 1) without a stream: for what must not depend on who asked before. */
export function uniformAt(seed: number, name: number, x = 0, y = 0): number {
  return mix(seed, name, x, y) / twoToThe32;
}

export function stream(seed: number, name: string | number, x = 0, y = 0): Random {
  const key = typeof name === 'number' ? name : hashName(name);
  const random = {
    a: mix(seed, key, x, y),
    b: mix(~seed, key, y, x),
    c: mix(seed ^ 0x5bd1e995, key, x, ~y),
    counter: 1,
  };
  for (let round = 0; round < warmUpRounds; round += 1) next32(random);
  return random;
}

function next32(random: Random): number {
  const sum = (random.a + random.b + random.counter) | 0;
  random.counter = (random.counter + 1) | 0;
  random.a = random.b ^ (random.b >>> 9);
  random.b = (random.c + (random.c << 3)) | 0;
  random.c = (((random.c << 21) | (random.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

export function uniform(random: Random): number {
  return next32(random) / twoToThe32;
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * uniform(random);
}

/** A whole number from low to high, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(uniform(random) * (high - low + 1));
}

export function chance(random: Random, probability: number): boolean {
  return uniform(random) < probability;
}

export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)));
  return radius * Math.cos(2 * Math.PI * uniform(random));
}

export function lognormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(random));
}

export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - uniform(random));
}

/** Knuth's product for small means, the normal limit above 50 where both agree well enough. */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(random); product > floor; product *= uniform(random)) count += 1;
  return count;
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(uniform(random) * items.length)]!;
}

export function pickWeighted<Item extends { readonly weight: number }>(
  random: Random,
  items: readonly Item[],
): Item {
  let left = uniform(random) * items.reduce((sum, item) => sum + item.weight, 0);
  for (const item of items) {
    left -= item.weight;
    if (left < 0) return item;
  }
  return items[items.length - 1]!;
}

/** The same items in a random order (Fisher and Yates), in a new array. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = integer(random, 0, at);
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}
