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
  const keys = new Float64Array(slots);
  const values = new Float64Array(slots);
  let size = 0;

  function slotOf(key: number): number {
    // The lowest bits of a 53-bit hash are as good as any; `%` keeps what `&` would cut to 32 bits.
    let slot = key % slots;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = slot + 1 === slots ? 0 : slot + 1;
    return slot;
  }

  return {
    get size() {
      return size;
    },
    get(key) {
      const slot = slotOf(key);
      return keys[slot] === key ? values[slot] : undefined;
    },
    set(key, value) {
      const slot = slotOf(key);
      if (keys[slot] === 0) {
        if (size >= entriesMax) throw new RangeError('the table is full');
        keys[slot] = key;
        size += 1;
      }
      values[slot] = value;
    },
  };
}
