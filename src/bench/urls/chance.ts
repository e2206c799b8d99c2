// Chance with a seed: the same fit from the same rows.

export interface Chance {
  /** 0 up to 1. */
  next(): number;
  pick<Item>(items: readonly Item[]): Item;
  shuffle<Item>(items: Item[]): Item[];
}

/** Mulberry32. */
export function createChance(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)],
    shuffle(items) {
      for (let last = items.length - 1; last > 0; last -= 1) {
        const at = Math.floor(next() * (last + 1));
        [items[last], items[at]] = [items[at], items[last]];
      }
      return items;
    },
  };
}
