// Which of a table's records are objects and which are bytes. An account is a hundred objects, 7 KB of
// them, and 0.6 KB as bytes; the collector's marking of all of them took a third of a second of the
// folding thread every nine (docs/decisions/0011-packed-records.md).
import { createLine } from './line.ts';
import { createSlab } from './slab.ts';

/** A record of the table that is an object, or that no checkpoint holds as it is. */
export interface Packable<Value> {
  /** Absent while it is bytes only. */
  value: Value | undefined;
  /** Where the bytes are that say the same as the value; -1 for nowhere. */
  place: number;
  /** Asked for since it was last thought of packing it. */
  isUsed: boolean;
  /** How often its bytes became an object; among the bytes of the table up to `openingsMax` is known. */
  openings: number;
}

export interface PackingParts<Entry> {
  /** Records that are kept as objects at most, beside a few newcomers. */
  readonly objectsMax: number;
  /** Good until the next call. */
  encode(entry: Entry): Uint8Array;
  /** Puts it among the table's bytes, if a checkpoint holds it; else it stays, and false. */
  settle(entry: Entry, bytes: Uint8Array): boolean;
}

export interface Packing<Value, Entry extends Packable<Value>> {
  /** It came into the table as an object, for the first time or from the bytes of the table. */
  added(entry: Entry): void;
  /** The record as bytes, if they are known: good for this call. */
  bytesOf(entry: Entry): Uint8Array | undefined;
  /** Its bytes have become an object. */
  opened(entry: Entry, value: Value): void;
  /** It is about to be changed: its bytes say nothing any more. */
  changing(entry: Entry): void;
  /** It has left the table. */
  dropped(entry: Entry): void;
  /** A checkpoint holds them. */
  saved(entries: readonly Entry[]): void;
  /** Makes bytes of objects beyond the maximum. Not while somebody holds one to change it. */
  pack(): void;
}

/**
 * What is asked for is mostly asked for once, or again within a second: as few objects as die young the
 * collector likes. (Where thousands lived through the first seconds, it put all later ones among the
 * old at once, and what these held with them.) With 64 the second request of a visit found bytes again;
 * with 1,024 a third less was answered under overload.
 */
const usualNewcomersMax = 256;
/** A session opens it once or twice. */
const newcomerOpeningsMax = 2;
/** A byte holds it. */
export const openingsMax = 255;
/** Some tenths of a millisecond, where an event or a checkpoint touched thousands. */
const packedAtOnceMax = 64;

export function createPacking<Value, Entry extends Packable<Value>>(
  parts: PackingParts<Entry>,
): Packing<Value, Entry> {
  const { objectsMax, encode, settle } = parts;
  const newcomersMax = Math.min(usualNewcomersMax, objectsMax);
  const slab = createSlab();
  const newcomers = createLine<Entry>();
  const known = createLine<Entry>();
  /** Of the checkpoints that were taken: as many as they held, until they are looked at. */
  const settling = createLine<Entry>();

  function changing(entry: Entry): void {
    if (entry.place < 0) return;
    slab.free(entry.place);
    entry.place = -1;
  }

  function packOne(entry: Entry): void {
    if (entry.value === undefined) return;
    const bytes = bytesOf(entry) ?? encode(entry);
    if (settle(entry, bytes)) changing(entry);
    else if (entry.place < 0) {
      entry.place = slab.reserve(bytes.length);
      if (entry.place < 0) {
        known.put(entry);
        return;
      }
      slab.at(entry.place).set(bytes);
    }
    entry.value = undefined;
  }

  function bytesOf({ place }: Entry): Uint8Array | undefined {
    return place < 0 ? undefined : slab.at(place);
  }

  function added(entry: Entry): void {
    (entry.openings > newcomerOpeningsMax ? known : newcomers).put(entry);
  }

  return {
    added,
    bytesOf,
    opened(entry, value) {
      entry.value = value;
      entry.openings += 1;
      added(entry);
    },
    changing,
    dropped(entry) {
      changing(entry);
      entry.value = undefined;
    },
    saved(entries) {
      for (const entry of entries) settling.put(entry);
    },
    pack() {
      let left = packedAtOnceMax;
      for (; settling.length > 0 && left > 0; left -= 1) {
        const entry = settling.take();
        if (entry.value === undefined && entry.place >= 0 && settle(entry, slab.at(entry.place)))
          changing(entry);
      }
      for (; newcomers.length > newcomersMax && left > 0; left -= 1) packOne(newcomers.take());
      for (; known.length > objectsMax && left > 0; left -= 1) {
        const entry = known.take();
        if (entry.isUsed && entry.value !== undefined) {
          entry.isUsed = false;
          known.put(entry);
        } else packOne(entry);
      }
    },
  };
}
