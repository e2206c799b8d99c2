// Lists inside a record: their length, then their items.
import type { Reader, Writer } from './codec.ts';

export function list<Item>(
  w: Writer,
  items: readonly Item[],
  write: (w: Writer, item: Item) => void,
): void {
  w.number(items.length);
  for (const item of items) write(w, item);
}

export function listOf<Item>(r: Reader, read: (r: Reader) => Item): Item[] {
  const items: Item[] = [];
  for (let left = r.number(); left > 0; left -= 1) items.push(read(r));
  // A copy has no room left over from growing.
  return items.slice();
}
