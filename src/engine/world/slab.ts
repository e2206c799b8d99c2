// Bytes of records in large chunks: the collector sees some hundred buffers where there are a million
// records.

const unitBytes = 16;
const chunkUnits = 2 ** 16;
const headerBytes = 2;
/** More is not taken: an account has 2 KiB at most (DESIGN 2). */
const slabRecordBytesMax = 4096 - headerBytes;

export interface Slab {
  /** A place for so many bytes; -1 where they are too many. */
  reserve(bytes: number): number;
  /** Its bytes, to be written and read until the place is freed; what was there is still there. */
  at(place: number): Uint8Array;
  free(place: number): void;
}

/**
 * Grows by chunks of 1 MiB, at most as its user keeps records; what is freed is used again for records
 * of about the same length.
 */
export function createSlab(): Slab {
  // One entry a chunk; the records' maximum is its user's.
  const chunks: Uint8Array[] = [];
  /** Free places by length in units: as many at most as were once used. */
  const freed: number[][] = Array.from({ length: 4096 / unitBytes + 1 }, () => []);
  let usedUnits = chunkUnits;

  function newPlace(units: number): number {
    if (usedUnits + units > chunkUnits) {
      chunks.push(new Uint8Array(chunkUnits * unitBytes));
      usedUnits = 0;
    }
    const place = (chunks.length - 1) * chunkUnits + usedUnits;
    usedUnits += units;
    return place;
  }

  return {
    reserve(length) {
      if (length > slabRecordBytesMax) return -1;
      const units = unitsOf(length);
      const place = freed[units]!.pop() ?? newPlace(units);
      const chunk = chunks[place >>> 16]!;
      const at = (place & 0xffff) * unitBytes;
      chunk[at] = length & 255;
      chunk[at + 1] = length >>> 8;
      return place;
    },
    at(place) {
      const chunk = chunks[place >>> 16]!;
      const at = (place & 0xffff) * unitBytes;
      const from = at + headerBytes;
      return chunk.subarray(from, from + (chunk[at]! | (chunk[at + 1]! << 8)));
    },
    free(place) {
      const chunk = chunks[place >>> 16]!;
      const at = (place & 0xffff) * unitBytes;
      freed[unitsOf(chunk[at]! | (chunk[at + 1]! << 8))]!.push(place);
    },
  };
}

/** Places of accounts differ by 64 bytes, so that one that grows finds a place another has left. */
function unitsOf(length: number): number {
  const units = Math.ceil((length + headerBytes) / unitBytes);
  return units <= 16 ? units : Math.ceil(units / 4) * 4;
}
