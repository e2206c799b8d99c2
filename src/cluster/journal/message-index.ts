// Remembers at which place of the stream some batches begin: a look-up asks for few messages then.

export interface MessageIndex {
  /** `sequence` is the first record of the message at `place`, or one in it. */
  note(sequence: number, place: number): void;
  /**
   * Places between which the message lies: the one at `low` begins at or before the sequence, the
   * one at `high` behind it.
   */
  bounds(sequence: number, lastPlace: number): { low: number; high: number };
}

/** Some 64 KB; past it every second one goes, and from then on they are twice as far apart. */
const entriesMax = 4_096;

export function createMessageIndex(): MessageIndex {
  let entries: { readonly sequence: number; readonly place: number }[] = [];
  let stride = 1;

  /** How many begin at or before the sequence. */
  function countUpTo(sequence: number): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entries[middle]!.sequence <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    note(sequence, place) {
      const at = countUpTo(sequence);
      const before = entries[at - 1]?.place ?? Number.NEGATIVE_INFINITY;
      const after = entries[at]?.place ?? Number.POSITIVE_INFINITY;
      if (place - before < stride || after - place < stride) return;
      entries.splice(at, 0, { sequence, place });
      if (entries.length <= entriesMax) return;
      entries = entries.filter((_, index) => index % 2 === 0);
      stride *= 2;
    },
    bounds(sequence, lastPlace) {
      const at = countUpTo(sequence);
      const high = entries[at]?.place ?? lastPlace;
      return { low: entries[at - 1]?.place ?? 1, high: Math.min(high, lastPlace) + 1 };
    },
  };
}
