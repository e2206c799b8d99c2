// Remembers where some batches begin, so that a sequence is found without reading its segment.
import type { Boundary } from './window.ts';

/** Entries are at least this far apart: what a look-up reads at most, but for larger batches. */
const STRIDE_BYTES_MIN = 256 * 1024;
/** What 128 MiB at that stride hold. A full segment notes no more: look-ups there read further. */
const ENTRIES_MAX = 512;
/** 64 segments of 512 entries are about 2 MiB. Past it the least recently used segment goes. */
const SEGMENTS_MAX = 64;

export interface SparseIndex {
  /** Notes a batch boundary, unless it is near one already noted. */
  note(segment: string, boundary: Boundary): void;
  /** The last noted boundary at or before the sequence, if any. */
  find(segment: string, sequence: number): Boundary | undefined;
}

/** How many of the boundaries begin at or before the sequence. */
function countUpTo(boundaries: readonly Boundary[], sequence: number): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (boundaries[middle].sequence <= sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(boundaries: Boundary[], boundary: Boundary, strideBytes: number): void {
  if (boundaries.length >= ENTRIES_MAX) return;
  const at = countUpTo(boundaries, boundary.sequence);
  const before = boundaries[at - 1]?.offset ?? Number.NEGATIVE_INFINITY;
  const after = boundaries[at]?.offset ?? Number.POSITIVE_INFINITY;
  const isNear = boundary.offset - before < strideBytes || after - boundary.offset < strideBytes;
  if (!isNear) boundaries.splice(at, 0, boundary);
}

/** An index for segments of up to `segmentBytesMax`; see the maxima above for its size. */
export function createSparseIndex(segmentBytesMax: number): SparseIndex {
  const strideBytes = Math.max(STRIDE_BYTES_MIN, segmentBytesMax / ENTRIES_MAX);
  const segments = new Map<string, Boundary[]>();

  /** Also makes the segment the most recently used. */
  function boundariesOf(segment: string): Boundary[] {
    const boundaries = segments.get(segment) ?? [];
    segments.delete(segment);
    segments.set(segment, boundaries);
    if (segments.size > SEGMENTS_MAX) segments.delete(segments.keys().next().value ?? '');
    return boundaries;
  }

  return {
    note: (segment, boundary) => insert(boundariesOf(segment), boundary, strideBytes),
    find: (segment, sequence) => {
      const boundaries = boundariesOf(segment);
      return boundaries[countUpTo(boundaries, sequence) - 1];
    },
  };
}
