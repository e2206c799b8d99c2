// Half of a table: what was changed while it was the younger one, as objects or as bytes.
import { createFlatRecords, type FlatRecords } from './flat-records.ts';

export interface Half<Entry> {
  /** Objects, and what no checkpoint holds as it is. */
  readonly entries: Map<string, Entry>;
  /** The others. */
  readonly packed: FlatRecords;
}

export function createHalf<Entry>(): Half<Entry> {
  return { entries: new Map(), packed: createFlatRecords() };
}

export function sizeOf({ entries, packed }: Half<unknown>): number {
  return entries.size + packed.size;
}

export function isIn({ entries, packed }: Half<unknown>, key: string): boolean {
  return entries.has(key) || packed.has(key);
}

/** All of it, for checkpoints that delete it bit by bit. */
export function* leavingFrom<Entry>({
  entries,
  packed,
}: Half<Entry>): Generator<{ key: string; entry?: Entry }, undefined> {
  for (const [key, entry] of entries) yield { key, entry };
  for (const { key } of packed.entries()) yield { key };
  return undefined;
}
