// Numbers names in the order they come, kept as bytes in one piece: a million of them as texts in a
// map cost twice the time and three times the memory.

export interface NameTable {
  /** Names numbered so far: 0 to `size` - 1. The caller keeps the maximum. */
  size: number;
  /** UTF-8 of all names behind each other. */
  bytes: Uint8Array;
  /** Where each name begins; the next one's beginning is its end. */
  starts: Uint32Array;
  hashes: Int32Array;
  /** Number + 1 of the name in each place, 0 for none; twice as many places as names at least. */
  places: Int32Array;
}

const namesAtFirst = 1024;
const bytesPerName = 16;

/** Room for about so many names at first; it grows where there are more. */
export function newNameTable(expected = namesAtFirst): NameTable {
  const room = roomFor(expected);
  return {
    size: 0,
    bytes: new Uint8Array(room * bytesPerName),
    starts: new Uint32Array(room + 1),
    hashes: new Int32Array(room),
    places: new Int32Array(room * 2),
  };
}

/** A power of two, since places are found by a mask. */
export function roomFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(namesAtFirst, expected)));
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash;
}

function widened<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Where the names stand once there are twice as many places. */
function doubleNames(table: NameTable): void {
  const room = table.hashes.length * 2;
  table.starts = widened(table.starts, new Uint32Array(room + 1));
  table.hashes = widened(table.hashes, new Int32Array(room));
  table.places = new Int32Array(room * 2);
  const mask = table.places.length - 1;
  for (let number = 0; number < table.size; number += 1) {
    let place = table.hashes[number] & mask;
    while (table.places[place] !== 0) place = (place + 1) & mask;
    table.places[place] = number + 1;
  }
}

function isName(
  { bytes, starts }: NameTable,
  number: number,
  from: Uint8Array,
  start: number,
  end: number,
): boolean {
  const begin = starts[number];
  if (starts[number + 1] - begin !== end - start) return false;
  for (let at = start; at < end; at += 1) if (bytes[begin + at - start] !== from[at]) return false;
  return true;
}

function add(table: NameTable, from: Uint8Array, start: number, end: number): void {
  const begin = table.starts[table.size];
  const length = end - start;
  if (begin + length > table.bytes.length)
    table.bytes = widened(table.bytes, new Uint8Array((begin + length) * 2));
  for (let at = 0; at < length; at += 1) table.bytes[begin + at] = from[start + at];
  table.size += 1;
  table.starts[table.size] = begin + length;
}

/** The number of the name in the bytes from `start` up to `end`; a new name gets the next one. */
export function numberOf(table: NameTable, bytes: Uint8Array, start: number, end: number): number {
  const hash = hashOf(bytes, start, end);
  const mask = table.places.length - 1;
  let place = hash & mask;
  for (;;) {
    const number = table.places[place] - 1;
    if (number < 0) break;
    if (table.hashes[number] === hash && isName(table, number, bytes, start, end)) return number;
    place = (place + 1) & mask;
  }
  const number = table.size;
  add(table, bytes, start, end);
  table.hashes[number] = hash;
  table.places[place] = number + 1;
  if (table.size === table.hashes.length) doubleNames(table);
  return number;
}

const decoder = new TextDecoder();

export function nameOf({ bytes, starts }: NameTable, number: number): string {
  return decoder.decode(bytes.subarray(starts[number], starts[number + 1]));
}
