// The entries of a table: made, read from their bytes, and written.
import { type Codec, createReader, createWriter } from './codec.ts';
import type { Entry } from './entry.ts';
import { createPacking, type Packing, type PackingParts } from './packing.ts';

export interface Entries<Value> {
  /** Absent where all are objects. */
  readonly packing?: Packing<Value, Entry<Value>>;
  /** Generation and value as bytes; good until something else is written. */
  viewOf(entry: Entry<Value>): Uint8Array;
  openValue(entry: Entry<Value>): Value;
  entryOf(key: string, value: Value, generation: number, openings?: number): Entry<Value>;
  decode(key: string, bytes: Uint8Array, openings?: number): Entry<Value>;
  generationOf(bytes: Uint8Array): number;
}

export function createEntries<Value>(
  codec: Codec<Value>,
  objectsMax: number | undefined,
  settle: PackingParts<Entry<Value>>['settle'],
): Entries<Value> {
  const writer = createWriter();
  const reader = createReader();
  const packing =
    objectsMax === undefined
      ? undefined
      : createPacking<Value, Entry<Value>>({ objectsMax, encode: viewOf, settle });

  function viewOf(entry: Entry<Value>): Uint8Array {
    const known = packing?.bytesOf(entry);
    if (known) return known;
    writer.number(entry.generation);
    codec.write(writer, openValue(entry));
    return writer.view();
  }

  function openValue(entry: Entry<Value>): Value {
    if (entry.value !== undefined) return entry.value;
    reader.open(packing!.bytesOf(entry)!);
    reader.number();
    const value = codec.read(reader);
    packing!.opened(entry, value);
    return value;
  }

  function entryOf(key: string, value: Value, generation: number, openings = 0): Entry<Value> {
    const epochs = { changedEpoch: 0, encodedEpoch: 0, generation };
    const entry = { key, value, place: -1, isUsed: false, openings, ...epochs };
    packing?.added(entry);
    return entry;
  }

  return {
    ...(packing ? { packing } : {}),
    viewOf,
    openValue,
    entryOf,
    decode(key, bytes, openings) {
      reader.open(bytes);
      const generation = reader.number();
      return entryOf(key, codec.read(reader), generation, openings);
    },
    generationOf(bytes) {
      reader.open(bytes);
      return reader.number();
    },
  };
}
