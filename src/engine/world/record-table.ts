// One kind of record: a bounded cache in memory that knows what changed since the last checkpoint.
//
// A checkpoint is taken while folding goes on. It begins by raising the epoch, which costs nothing;
// from then on a record that belongs to it is encoded either by the slices of the checkpoint or,
// at the latest, just before it is changed again.
import { createEntries } from './entries.ts';
import type { Entry, Frozen } from './entry.ts';
import { createForgetting } from './forgetting.ts';
import { createHalf, type Half, isIn, sizeOf } from './half.ts';
import { openingsMax } from './packing.ts';
import type { RecordTable, TableOptions } from './table.ts';

export function createRecordTable<Value>(options: TableOptions<Value>): RecordTable<Value> {
  const { create, codec, recordsMax, atMax, rest, saved, objectsMax } = options;
  const { packing, viewOf, openValue, entryOf, decode, generationOf } = createEntries(
    codec,
    objectsMax,
    settle,
  );
  let young = createHalf<Entry<Value>>();
  let old = createHalf<Entry<Value>>();
  /** Half of the maximum beyond what had to stay: or every new record would sort all of them. */
  let youngMax = recordsMax / 2;
  let generation = 1;
  let epoch = 1;
  let changed: Entry<Value>[] = [];
  /** Keys that were here and are not, as far as the next checkpoint must be told. */
  let removed = new Set<string>();
  const forgetting = createForgetting<Entry<Value>>(recordsMax);
  let frozen: Frozen<Value> | undefined;
  /** The record last asked for, as long as it is in memory. */
  let last: Entry<Value> | undefined;

  /** As it is stored: most of what a start reads is not asked for soon. */
  function takeStored(key: string, bytes: Uint8Array): void {
    const itsGeneration = generationOf(bytes);
    // Forgotten, and not yet deleted when the checkpoint was taken.
    if (atMax === 'forget' && itsGeneration < generation - 1) {
      if (saved) removed.add(key);
      return;
    }
    const half = itsGeneration === generation ? young : old;
    if (!packing || !half.packed.put(key, bytes, 0)) half.entries.set(key, decode(key, bytes));
  }

  /** What a checkpoint holds as it is needs no entry. */
  function settle(entry: Entry<Value>, bytes: Uint8Array): boolean {
    const { key, openings } = entry;
    if (isUnsaved(entry)) return false;
    // In neither is one that is forgotten and waits to be deleted.
    const half = [young, old].find(({ entries }) => entries.get(key) === entry);
    if (!half?.packed.put(key, bytes, Math.min(openings, openingsMax))) return false;
    half.entries.delete(key);
    if (last === entry) last = undefined;
    return true;
  }

  function openFrom(
    { entries, packed }: Half<Entry<Value>>,
    key: string,
  ): Entry<Value> | undefined {
    const record = packed.take(key);
    if (!record) return undefined;
    const entry = decode(key, record.value, record.note + 1);
    entries.set(key, entry);
    return entry;
  }

  /** Half of the maximum is new: what is left of the older half goes. */
  function turn(): void {
    last = undefined;
    const before = old;
    old = young;
    young = createHalf();
    generation += 1;
    for (const entry of before.entries.values()) leave(entry);
    if (atMax === 'forget' && saved) forgetting.add(before);
    youngMax = sizeOf(young) + recordsMax / 2;
  }

  function leave(entry: Entry<Value>): void {
    if (atMax === 'forget') {
      // Changed and gone between two checkpoints: the next one has nothing of it to save.
      if (entry.changedEpoch === epoch) entry.changedEpoch = 0;
      return;
    }
    // What no checkpoint holds yet cannot go to rest: it stays until one does.
    if (!rest?.put && isUnsaved(entry)) young.entries.set(entry.key, entry);
    else {
      rest?.put?.(entry.key, new Uint8Array(viewOf(entry)));
      packing?.dropped(entry);
    }
  }

  function deleteForgotten(under: Frozen<Value>): boolean {
    const next = forgetting.next();
    if (!next) return false;
    const { key, entry } = next;
    if (entry) packing?.dropped(entry);
    // What bears the name now is saved under it, or will be; and what bore it when this checkpoint
    // began, and went since, is in this one still.
    if (isIn(young, key) || isIn(old, key) || under.early.has(key)) return true;
    if (removed.has(key) || forgetting.isForLater(key)) return true;
    under.removed.push(key);
    under.removedAt = under.removed.length;
    under.save(key, undefined);
    return true;
  }

  function isUnsaved(entry: Entry<Value>): boolean {
    return (
      entry.changedEpoch === epoch || (frozen !== undefined && entry.changedEpoch === epoch - 1)
    );
  }

  function keep(entry: Entry<Value>): void {
    if (sizeOf(young) >= youngMax) turn();
    young.entries.set(entry.key, entry);
  }

  function find(key: string): Entry<Value> | undefined {
    // One event asks for the same record several times in a row.
    if (last !== undefined && last.key === key) return last;
    if (!rest && sizeOf(young) + sizeOf(old) === 0) return undefined;
    last = young.entries.get(key) ?? old.entries.get(key);
    if (last) last.isUsed = true;
    else last = openFrom(young, key) ?? openFrom(old, key);
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
    packing?.changing(entry);
    // Of this generation means: among the young already.
    if (entry.generation !== generation) {
      old.entries.delete(entry.key);
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
    frozen.early.add(entry.key);
    frozen.save(entry.key, viewOf(entry));
  }

  function drop(key: string): void {
    for (const { entries, packed } of [young, old]) {
      packed.take(key);
      const entry = entries.get(key);
      if (!entry) continue;
      entries.delete(key);
      packing?.dropped(entry);
    }
  }

  return {
    read(key) {
      const entry = find(key);
      return entry && openValue(entry);
    },
    change(key) {
      let entry = find(key);
      if (!entry) {
        entry = entryOf(key, create(), 0);
        removed.delete(key);
      }
      const value = openValue(entry);
      touch(entry);
      return value;
    },
    remove(key) {
      if (!isIn(young, key) && !isIn(old, key)) return;
      const entry = find(key)!;
      last = undefined;
      if (frozen && entry.changedEpoch === epoch - 1) encodeFrozen(entry);
      // Changed and gone between two checkpoints: the next one has nothing of it to save.
      if (entry.changedEpoch === epoch) entry.changedEpoch = 0;
      if (saved) removed.add(key);
      drop(key);
    },
    *values() {
      for (const half of [old, young]) {
        for (const { key } of [...half.packed.entries()]) openFrom(half, key);
        for (const entry of half.entries.values()) yield openValue(entry);
      }
    },
    isCold: (key) => rest !== undefined && !isIn(young, key) && !isIn(old, key),
    get unsaved() {
      return changed.length + (frozen ? frozen.entries.length : 0);
    },
    get size() {
      return sizeOf(young) + sizeOf(old);
    },
    freeze(save) {
      forgetting.begin();
      frozen = {
        entries: changed,
        removed: [...removed],
        early: new Set(),
        save,
        entriesAt: 0,
        removedAt: 0,
      };
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
      for (let left = sliceMax; deleteForgotten(frozen); left -= 1) if (left === 1) return false;
      const end = Math.min(frozen.entries.length, frozen.entriesAt + sliceMax);
      for (; frozen.entriesAt < end; frozen.entriesAt += 1) {
        const entry = frozen.entries[frozen.entriesAt]!;
        if (entry.changedEpoch !== epoch - 1 || entry.encodedEpoch === epoch - 1) continue;
        entry.encodedEpoch = epoch - 1;
        frozen.save(entry.key, viewOf(entry));
      }
      return frozen.entriesAt === frozen.entries.length;
    },
    thaw(wasSaved) {
      const before = frozen;
      frozen = undefined;
      if (before && wasSaved) packing?.saved(before.entries);
      if (before && !wasSaved) {
        for (const key of before.removed)
          if (!isIn(young, key) && !isIn(old, key)) removed.add(key);
        for (const entry of before.entries) {
          const { key } = entry;
          const isHere = (young.entries.get(key) ?? old.entries.get(key)) === entry;
          if (!isHere || entry.changedEpoch === epoch) continue;
          entry.changedEpoch = epoch;
          changed.push(entry);
        }
      }
    },
    get generation() {
      return generation;
    },
    load(records, itsGeneration) {
      generation = itsGeneration;
      for (const { key, value } of records) takeStored(key, value);
    },
    takeIn(changes, itsGeneration) {
      last = undefined;
      // What was old there is forgotten, and so is here what was not changed since.
      if (itsGeneration !== generation) {
        old = itsGeneration === generation + 1 ? young : createHalf();
        young = createHalf();
        generation = itsGeneration;
      }
      for (const { key, value } of changes) {
        drop(key);
        if (value) takeStored(key, value);
      }
    },
    encode(key) {
      const entry = find(key);
      return entry && new Uint8Array(viewOf(entry));
    },
    isPacked: packing !== undefined,
    pack: () => packing?.pack(),
  };
}
