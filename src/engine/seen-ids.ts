// Which event ids have been folded, so that the same event twice counts once.
//
// Two generations: an id is remembered for at least the next `idsMax / 2` events and at most
// `idsMax`; an id sent again after that is a new event.
import { hash53 } from '../core/lib/hash.ts';

/** Ids in memory at most: some 130 MB; at 1,000 events a second half of it is a quarter of an hour. */
export const idsMax = 2_000_000;

export interface SeenIds {
  /** Sequence under which the id was folded, if it is remembered. */
  find(id: string): number | undefined;
  add(id: string, sequence: number): void;
  /** [hash, sequence, …] added since the last call: what a checkpoint stores. */
  takeAdded(): number[];
  /** Takes what checkpoints stored, oldest first. */
  load(pairs: Iterable<readonly [hash: number, sequence: number]>): void;
}

export function createSeenIds(limit: number = idsMax, isStored = false): SeenIds {
  let young = new Map<number, number>();
  let old = new Map<number, number>();
  let added: number[] = [];

  function put(hash: number, sequence: number): void {
    if (young.size >= limit / 2) {
      old = young;
      young = new Map();
    }
    young.set(hash, sequence);
  }

  return {
    find(id) {
      const hash = hash53(id);
      return young.get(hash) ?? old.get(hash);
    },
    add(id, sequence) {
      const hash = hash53(id);
      put(hash, sequence);
      if (isStored) added.push(hash, sequence);
    },
    takeAdded() {
      const taken = added;
      added = [];
      return taken;
    },
    load(pairs) {
      for (const [hash, sequence] of pairs) put(hash, sequence);
    },
  };
}
