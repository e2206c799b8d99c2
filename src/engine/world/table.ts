// What a table of records is told when it is made, and what can be done with it.
import type { Store } from '../../core/state/world.ts';
import type { Codec } from './codec.ts';

/** Where encoded records rest: LMDB, or memory for a replay without a directory. */
export interface Rest {
  get(key: string): Uint8Array | undefined;
  /** Takes a record that leaves memory; absent where checkpoints bring it there. */
  put?(key: string, bytes: Uint8Array): void;
}

/** Takes the encoded records of a checkpoint, whose bytes are good for this call; undefined deletes. */
export type Save = (key: string, bytes: Uint8Array | undefined) => void;

export interface TableOptions<Value> {
  readonly create: () => Value;
  readonly codec: Codec<Value>;
  /** Records in memory at most. */
  readonly recordsMax: number;
  /**
   * What happens at the maximum: `rest` keeps the record where it rests and reads it back when it
   * is needed; `forget` deletes the half that was not changed for longest.
   */
  readonly atMax: 'rest' | 'forget';
  readonly rest?: Rest;
  /** Whether checkpoints are taken; without them nothing is noted for one. */
  readonly saved: boolean;
  /** Of those in memory, kept as objects at most; the others are bytes. All are objects where absent. */
  readonly objectsMax?: number;
}

export interface RecordTable<Value> extends Store<Value> {
  remove(key: string): void;
  values(): Iterable<Value>;
  /** Whether a read would have to go to where records rest. */
  isCold(key: string): boolean;
  /** Records changed and not yet in a checkpoint. */
  readonly unsaved: number;
  readonly size: number;
  /** Begins a checkpoint; `save` is called from slices and from changes until it is finished. */
  freeze(save: Save): void;
  /** Encodes at most so many of its records; true when none are left. */
  encodeSlice(recordsMax: number): boolean;
  /** The checkpoint is durable (or has failed, and its records are unsaved again). */
  thaw(saved: boolean): void;
  /** Halves of the maximum used up so far; stored with a checkpoint, so that forgetting goes on alike. */
  readonly generation: number;
  /** Takes the records of a checkpoint at start-up. */
  load(records: Iterable<{ key: string; value: Uint8Array }>, generation: number): void;
  /**
   * Takes what another machine's next checkpoint changed, where nothing is changed here: then it is
   * what `load` would make of the whole.
   */
  takeIn(
    changes: Iterable<{ key: string; value: Uint8Array | undefined }>,
    generation: number,
  ): void;
  encode(key: string): Uint8Array | undefined;
  readonly isPacked: boolean;
  /** Makes bytes of what was not used lately; between events, when nobody holds a record to change it. */
  pack(): void;
}
