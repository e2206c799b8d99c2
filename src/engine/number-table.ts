// A fixed-size table from number to number: open addressing over typed arrays, so that millions of
// entries cost sixteen bytes each and nothing is collected.

export interface NumberTable {
  readonly size: number;
  get(key: number): number | undefined;
  /** Adds or replaces; throws RangeError beyond the entries it was made for. */
  set(key: number, value: number): void;
}

/** Keys are whole numbers from 1 up to 2^53; values are any numbers. */
export function createNumberTable(entriesMax: number): NumberTable {
  // Half full at most: a search ends after one or two steps.
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, entriesMax * 2)));
  // Key and value side by side: in a table larger than any cache that is one way to memory, not two.
  const pairs = new Float64Array(slots * 2);
  let size = 0;

  function placeOf(key: number): number {
    // The lowest bits of a 53-bit hash are as good as any. `&` would cut it to 32 bits, `%` of what is
    // larger divides bit by bit; this is exact, since `slots` is a power of two.
    let slot = key - Math.floor(key / slots) * slots;
    while (pairs[slot * 2] !== 0 && pairs[slot * 2] !== key)
      slot = slot + 1 === slots ? 0 : slot + 1;
    return slot * 2;
  }

  return {
    get size() {
      return size;
    },
    get(key) {
      const place = placeOf(key);
      return pairs[place] === key ? pairs[place + 1] : undefined;
    },
    set(key, value) {
      const place = placeOf(key);
      if (pairs[place] === 0) {
        if (size >= entriesMax) throw new RangeError('the table is full');
        pairs[place] = key;
        size += 1;
      }
      pairs[place + 1] = value;
    },
  };
}
