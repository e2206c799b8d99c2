// The queue of what happens next: a binary heap by time, and by order of entry where times are equal.

export interface Schedule<Item> {
  push(timeMs: number, item: Item): void;
  /** Time of the earliest item; Infinity when nothing is queued. */
  nextTime(): number;
  /** Takes the earliest item out; undefined when nothing is queued. */
  pop(): Item | undefined;
  size(): number;
}

interface Entry<Item> {
  readonly timeMs: number;
  readonly entered: number;
  readonly item: Item;
}

function isBefore<Item>(left: Entry<Item>, right: Entry<Item>): boolean {
  if (left.timeMs !== right.timeMs) return left.timeMs < right.timeMs;
  return left.entered < right.entered;
}

function rise<Item>(heap: Entry<Item>[], entry: Entry<Item>): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(entry, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

function sink<Item>(heap: Entry<Item>[], entry: Entry<Item>): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, entry)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = entry;
}

/** Bounded by its users: one entry a running actor, and actors are planned a day at a time. */
export function createSchedule<Item>(): Schedule<Item> {
  const heap: Entry<Item>[] = [];
  let entered = 0;
  return {
    push(timeMs, item) {
      entered += 1;
      rise(heap, { timeMs, entered, item });
    },
    nextTime: () => heap[0]?.timeMs ?? Number.POSITIVE_INFINITY,
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first !== undefined && last !== undefined && heap.length > 0) sink(heap, last);
      return first?.item;
    },
    size: () => heap.length,
  };
}
