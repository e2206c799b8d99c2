// First in, first out, without moving what waits for each that leaves.

export interface Line<Item> {
  readonly length: number;
  put(item: Item): void;
  /** Throws RangeError where nothing waits. */
  take(): Item;
}

/** Below this the room of those who left is not worth a copy. */
const leftMin = 1024;

/** As long as its user lets it become. */
export function createLine<Item>(): Line<Item> {
  let items: (Item | undefined)[] = [];
  let first = 0;
  return {
    get length() {
      return items.length - first;
    },
    put(item) {
      items.push(item);
    },
    take() {
      if (first === items.length) throw new RangeError('nobody waits');
      const item = items[first] as Item;
      items[first] = undefined;
      first += 1;
      if (first >= leftMin && first * 2 > items.length) {
        items = items.slice(first);
        first = 0;
      }
      return item;
    },
  };
}
