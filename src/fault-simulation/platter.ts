// One simulated file: what its readers see, what survives a loss of power, and what lies between.
import { chance, integer, type Random } from '../simulator/random.ts';

/** Disks write this much whole or not at all. */
const sectorBytes = 512;

type Change =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly lengthBytes: number };

export interface Platter {
  /** As the system's cache shows it. */
  cached: Buffer;
  /** As it would be found after a loss of power. */
  durable: Buffer;
  /** Made since the last sync, in order. */
  changes: Change[];
}

export function createPlatter(): Platter {
  return { cached: Buffer.alloc(0), durable: Buffer.alloc(0), changes: [] };
}

export function change(platter: Platter, made: Change): void {
  platter.cached = changed(platter.cached, made);
  platter.changes.push(made);
}

/** The first so many changes are on the platter now. */
export function makeDurable(platter: Platter, count: number): void {
  for (const made of platter.changes.splice(0, count))
    platter.durable = changed(platter.durable, made);
}

/**
 * A sync that failed: the system has marked the pages clean all the same, so that readers go on seeing
 * what no later sync will write (Rebello et al., "Can Applications Recover from fsync Failures?").
 */
export function forget(platter: Platter, count: number): void {
  platter.changes.splice(0, count);
}

function changed(before: Buffer, made: Change): Buffer {
  if (made.kind === 'truncate') {
    const kept = before.subarray(0, made.lengthBytes);
    return Buffer.concat([kept, Buffer.alloc(made.lengthBytes - kept.length)]);
  }
  const end = made.position + made.bytes.length;
  const after = Buffer.alloc(Math.max(before.length, end));
  before.copy(after);
  made.bytes.copy(after, made.position);
  return after;
}

/** How much of what was not synced reaches the platter when the power goes. */
type Survival = 'nothing' | 'everything' | 'beginning' | 'any-sectors';
const survivals: readonly Survival[] = ['nothing', 'everything', 'beginning', 'any-sectors'];

/** The power goes: what was not synced survives by sectors, in any order, or not at all. */
export function losePower(platter: Platter, random: Random): void {
  const survival = survivals[integer(random, 0, survivals.length - 1)]!;
  const whole = platter.cached.length;
  const parts = platter.changes.flatMap(sectorsOf);
  const first = integer(random, 0, parts.length);
  for (const [place, part] of parts.entries()) {
    const survives =
      survival === 'everything' ||
      (survival === 'beginning' && place < first) ||
      (survival === 'any-sectors' && chance(random, 0.6));
    if (survives) platter.durable = changed(platter.durable, part);
  }
  // The length may be there before the data: what was never written reads as zeros.
  const keepsLength = survival === 'any-sectors' && chance(random, 0.5);
  if (keepsLength && whole > platter.durable.length)
    platter.durable = changed(platter.durable, { kind: 'truncate', lengthBytes: whole });
  platter.cached = platter.durable;
  platter.changes = [];
}

function sectorsOf(made: Change): Change[] {
  if (made.kind === 'truncate') return [made];
  const parts: Change[] = [];
  for (let at = 0; at < made.bytes.length; ) {
    const position = made.position + at;
    const bytes = made.bytes.subarray(at, at + sectorBytes - (position % sectorBytes));
    parts.push({ kind: 'write', position, bytes });
    at += bytes.length;
  }
  return parts;
}
