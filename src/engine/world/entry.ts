// A record of a table as long as it is more than bytes, and a checkpoint of a table while it is taken.
import type { Packable } from './packing.ts';
import type { Save } from './table.ts';

export interface Entry<Value> extends Packable<Value> {
  readonly key: string;
  /** Epoch of the last change; a record is clean once a later checkpoint holds it. */
  changedEpoch: number;
  encodedEpoch: number;
  generation: number;
}

export interface Frozen<Value> {
  readonly entries: Entry<Value>[];
  readonly removed: string[];
  /** Saved before the slices came to it; as many at most as change meanwhile. */
  readonly early: Set<string>;
  readonly save: Save;
  entriesAt: number;
  removedAt: number;
}
