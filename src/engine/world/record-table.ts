// One kind of record: a bounded cache in memory that knows what changed since the last checkpoint.
//
// A checkpoint is taken while folding goes on. It begins by raising the epoch, which costs nothing;
// from then on a record that belongs to it is encoded either by the slices of the checkpoint or,
// at the latest, just before it is changed again.
import type { Store } from '../../core/state/world.ts';
import { type Codec, createReader, createWriter } from './codec.ts';

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
}

interface Entry<Value> {
  readonly key: string;
  readonly value: Value;
  /** Epoch of the last change; a record is clean once a later checkpoint holds it. */
  changedEpoch: number;
  encodedEpoch: number;
  generation: number;
}

interface Frozen<Value> {
  readonly entries: Entry<Value>[];
  readonly removed: string[];
  readonly save: Save;
  entriesAt: number;
  removedAt: number;
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
}

export function createRecordTable<Value>(options: TableOptions<Value>): RecordTable<Value> {
  const { create, codec, recordsMax, atMax, rest, saved } = options;
  const writer = createWriter();
  const reader = createReader();
  let young = new Map<string, Entry<Value>>();
  let old = new Map<string, Entry<Value>>();
  /** Half of the maximum beyond what had to stay: or every new record would sort all of them. */
  let youngMax = recordsMax / 2;
  let generation = 1;
  let epoch = 1;
  let changed: Entry<Value>[] = [];
  /** Keys that were here and are not, as far as the next checkpoint must be told. */
  let removed = new Set<string>();
  let frozen: Frozen<Value> | undefined;
  /** The record last asked for, as long as it is in memory. */
  let last: Entry<Value> | undefined;

  function encodeEntry(entry: Entry<Value>): Uint8Array {
    writeEntry(entry);
    return writer.take();
  }

  function writeEntry(entry: Entry<Value>): void {
    writer.number(entry.generation);
    codec.write(writer, entry.value);
  }

  function decode(key: string, bytes: Uint8Array): Entry<Value> {
    reader.open(bytes);
    const itsGeneration = reader.number();
    const value = codec.read(reader);
    return {
      key,
      value,
      changedEpoch: 0,
      encodedEpoch: 0,
      generation: itsGeneration,
    };
  }

  /** Half of the maximum is new: what is left of the older half goes. */
  function turn(): void {
    last = undefined;
    const leaving = old;
    old = young;
    young = new Map();
    generation += 1;
    for (const entry of leaving.values()) {
      if (atMax === 'forget') noteRemoved(entry);
      else if (rest?.put) rest.put(entry.key, encodeEntry(entry));
      // What no checkpoint holds yet cannot go to rest: it stays until one does.
      else if (isUnsaved(entry)) young.set(entry.key, entry);
    }
    youngMax = young.size + recordsMax / 2;
  }

  function noteRemoved(entry: Entry<Value>): void {
    if (!saved) return;
    // Changed and gone between two checkpoints: the next one has nothing of it to save.
    if (entry.changedEpoch === epoch) entry.changedEpoch = 0;
    removed.add(entry.key);
  }

  function isUnsaved(entry: Entry<Value>): boolean {
    return (
      entry.changedEpoch === epoch || (frozen !== undefined && entry.changedEpoch === epoch - 1)
    );
  }

  function keep(entry: Entry<Value>): void {
    if (young.size >= youngMax) turn();
    young.set(entry.key, entry);
  }

  function find(key: string): Entry<Value> | undefined {
    // One event asks for the same record several times in a row.
    if (last !== undefined && last.key === key) return last;
    if (!rest && young.size === 0 && old.size === 0) return undefined;
    last = young.get(key) ?? old.get(key);
    if (last || !rest) return last;
    const bytes = rest.get(key);
    if (!bytes) return undefined;
    const loaded = decode(key, bytes);
    // Whatever half it was in when it was written: it is only being looked at.
    loaded.generation = 0;
    keep(loaded);
    last = loaded;
    return loaded;
  }

  function touch(entry: Entry<Value>): void {
    // First, for its generation too is saved as it was when the checkpoint began.
    if (frozen && entry.changedEpoch === epoch - 1) encodeFrozen(entry);
    // Of this generation means: among the young already.
    if (entry.generation !== generation) {
      old.delete(entry.key);
      keep(entry);
      entry.generation = generation;
    }
    if (!saved || entry.changedEpoch === epoch) return;
    entry.changedEpoch = epoch;
    changed.push(entry);
  }

  function encodeFrozen(entry: Entry<Value>): void {
    if (!frozen || entry.encodedEpoch === epoch - 1) return;
    entry.encodedEpoch = epoch - 1;
    writeEntry(entry);
    frozen.save(entry.key, writer.view());
  }

  return {
    read: (key) => find(key)?.value,
    change(key) {
      let entry = find(key);
      if (!entry) {
        entry = {
          key,
          value: create(),
          changedEpoch: 0,
          encodedEpoch: 0,
          generation: 0,
        };
        removed.delete(key);
      }
      touch(entry);
      return entry.value;
    },
    remove(key) {
      const entry = young.get(key) ?? old.get(key);
      if (!entry) return;
      if (last === entry) last = undefined;
      if (frozen && entry.changedEpoch === epoch - 1) encodeFrozen(entry);
      young.delete(key);
      old.delete(key);
      noteRemoved(entry);
    },
    *values() {
      for (const entry of old.values()) yield entry.value;
      for (const entry of young.values()) yield entry.value;
    },
    isCold: (key) => rest !== undefined && !young.has(key) && !old.has(key),
    get unsaved() {
      return changed.length + (frozen ? frozen.entries.length : 0);
    },
    get size() {
      return young.size + old.size;
    },
    freeze(save) {
      frozen = { entries: changed, removed: [...removed], save, entriesAt: 0, removedAt: 0 };
      changed = [];
      removed = new Set();
      epoch += 1;
    },
    encodeSlice(sliceMax) {
      if (!frozen) return true;
      const removedEnd = Math.min(frozen.removed.length, frozen.removedAt + sliceMax);
      for (; frozen.removedAt < removedEnd; frozen.removedAt += 1)
        frozen.save(frozen.removed[frozen.removedAt]!, undefined);
      if (frozen.removedAt < frozen.removed.length) return false;
      const end = Math.min(frozen.entries.length, frozen.entriesAt + sliceMax);
      for (; frozen.entriesAt < end; frozen.entriesAt += 1) {
        const entry = frozen.entries[frozen.entriesAt]!;
        if (entry.changedEpoch === epoch - 1) encodeFrozen(entry);
      }
      return frozen.entriesAt === frozen.entries.length;
    },
    thaw(saved) {
      if (frozen && !saved) {
        for (const key of frozen.removed) if (!young.has(key) && !old.has(key)) removed.add(key);
        for (const entry of frozen.entries) {
          const isHere = (young.get(entry.key) ?? old.get(entry.key)) === entry;
          if (!isHere || entry.changedEpoch === epoch) continue;
          entry.changedEpoch = epoch;
          changed.push(entry);
        }
      }
      frozen = undefined;
    },
    get generation() {
      return generation;
    },
    load(records, itsGeneration) {
      generation = itsGeneration;
      for (const { key, value } of records) {
        const entry = decode(key, value);
        (entry.generation === generation ? young : old).set(key, entry);
      }
    },
    takeIn(changes, itsGeneration) {
      last = undefined;
      if (itsGeneration !== generation) {
        for (const [key, entry] of young) old.set(key, entry);
        young = new Map();
        generation = itsGeneration;
      }
      for (const { key, value } of changes) {
        young.delete(key);
        old.delete(key);
        if (!value) continue;
        const entry = decode(key, value);
        (entry.generation === generation ? young : old).set(key, entry);
      }
    },
    encode(key) {
      const entry = find(key);
      return entry && encodeEntry(entry);
    },
  };
}
