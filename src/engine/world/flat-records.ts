// Records as bytes by their key, in large buffers: the collector, whose time goes by objects, sees some
// hundred of them where there are a million records.
import { randomInt } from 'node:crypto';
import { createSlab } from './slab.ts';

const keyBytesMax = 255;
const keyAt = 2;
const slotsMin = 1024;
const nothing = 0;
const gone = -1;
/** Whoever names his devices so that they meet in one slot does not know this. */
const secret = randomInt(2 ** 32) | 0;

export interface FlatRecord {
  readonly value: Uint8Array;
  /** A byte that is kept with it. */
  readonly note: number;
}

export interface FlatRecords {
  readonly size: number;
  has(key: string): boolean;
  /** The record, good until something is put; it is here no more. */
  take(key: string): FlatRecord | undefined;
  /** A copy of it, of a key that is not here; false where key or record are too long. */
  put(key: string, value: Uint8Array, note: number): boolean;
  entries(): Generator<{ key: string; value: Uint8Array }, undefined>;
}

/** As many as its user puts. */
export function createFlatRecords(): FlatRecords {
  const slab = createSlab();
  /** Hash and place + 1 of each, side by side: one way to memory where the hash is another's. */
  let slots = new Int32Array(slotsMin * 2);
  let size = 0;
  /** Slots that are not `nothing`: a search ends at one that is. */
  let filled = 0;
  const key = { bytes: Buffer.alloc(3 * (keyBytesMax + 1)), length: 0, hash: 0 };

  /** False where it is too long to be here. */
  function readKey(text: string): boolean {
    const { length } = text;
    if (length > keyBytesMax) return false;
    const { bytes } = key;
    let at = 0;
    for (; at < length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > 127) break;
      bytes[at] = unit;
    }
    key.length = at === length ? length : bytes.write(text, 0);
    // FNV-1a, whose lowest bits, which choose the slot, hardly know of the first letters.
    let hash = secret;
    for (let index = 0; index < key.length; index += 1)
      hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
    key.hash = hash ^ (hash >>> 15);
    return key.length <= keyBytesMax;
  }

  /** A record is the length of its key, the note, the key and the value. */
  function isOf(record: Uint8Array): boolean {
    if (record[0] !== key.length) return false;
    for (let index = 0; index < key.length; index += 1)
      if (record[keyAt + index] !== key.bytes[index]) return false;
    return true;
  }

  /** Index of the slot of the key that was read; -1 where it is not here. */
  function slotOf(): number {
    const mask = slots.length - 1;
    for (let at = (key.hash * 2) & mask; ; at = (at + 2) & mask) {
      const place = slots[at + 1]!;
      if (place === nothing) return -1;
      if (place !== gone && slots[at] === key.hash && isOf(slab.at(place - 1))) return at;
    }
  }

  function fill(hash: number, place: number): void {
    const mask = slots.length - 1;
    let at = (hash * 2) & mask;
    while (slots[at + 1] !== nothing) at = (at + 2) & mask;
    slots[at] = hash;
    slots[at + 1] = place + 1;
    filled += 1;
  }

  /** Half full at most; of those who left nothing stays. */
  function makeRoom(): void {
    if (filled * 4 < slots.length) return;
    const before = slots;
    slots = new Int32Array(size * 8 < before.length ? before.length : before.length * 2);
    filled = 0;
    for (let at = 0; at < before.length; at += 2)
      if (before[at + 1]! > nothing) fill(before[at]!, before[at + 1]! - 1);
  }

  return {
    get size() {
      return size;
    },
    has: (text) => size > 0 && readKey(text) && slotOf() >= 0,
    take(text) {
      if (size === 0 || !readKey(text)) return undefined;
      const at = slotOf();
      if (at < 0) return undefined;
      const place = slots[at + 1]! - 1;
      const record = slab.at(place);
      slab.free(place);
      slots[at + 1] = gone;
      size -= 1;
      return { value: record.subarray(keyAt + key.length), note: record[1]! };
    },
    put(text, value, note) {
      const place = readKey(text) ? slab.reserve(keyAt + key.length + value.length) : -1;
      if (place < 0) return false;
      makeRoom();
      const record = slab.at(place);
      record[0] = key.length;
      record[1] = note;
      for (let index = 0; index < key.length; index += 1) record[keyAt + index] = key.bytes[index]!;
      record.set(value, keyAt + key.length);
      fill(key.hash, place);
      size += 1;
      return true;
    },
    *entries() {
      for (let at = 1; at < slots.length; at += 2) {
        if (slots[at]! <= nothing) continue;
        const record = slab.at(slots[at]! - 1);
        const name = Buffer.from(record.buffer, record.byteOffset + keyAt, record[0]).toString();
        yield { key: name, value: record.subarray(keyAt + record[0]!) };
      }
      return undefined;
    },
  };
}
