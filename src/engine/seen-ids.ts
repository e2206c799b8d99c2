// Which event ids have been folded, so that the same event twice counts once.
//
// Two generations: an id is remembered for at least the next `idsMax / 2` events and at most
// `idsMax`; an id sent again after that is a new event.
import { hash53 } from '../core/lib/hash.ts';
import { createNumberTable } from './number-table.ts';

/** Ids in memory at most: 64 MB; at 1,000 events a second half of it is a quarter of an hour. */
export const idsMax = 2_000_000;

export interface SeenIds {
  /** Sequence under which the id was folded, if it is remembered. */
  find(id: string): number | undefined;
  add(id: string, sequence: number): void;
  /** [hash, sequence, …] added since the last call: what a checkpoint stores. */
  takeAdded(): number[];
  /** Keys of stored pieces of which nothing is remembered any more, since the last call. */
  takeForgotten(): string[];
  /** Names the piece under which what was last taken is stored. */
  store(key: string): void;
  /** Takes a stored piece, [hash, sequence, …]; oldest first. */
  load(key: string, taken: ArrayLike<number>): void;
}

export function createSeenIds(limit: number = idsMax, isStored = false): SeenIds {
  const half = Math.ceil(limit / 2);
  let young = createNumberTable(half);
  let old = createNumberTable(1);
  let youngPieces: string[] = [];
  let oldPieces: string[] = [];
  let added: number[] = [];
  let forgotten: string[] = [];
  /** An id is looked for and then added: it is hashed once. */
  const latest = { id: '', hash: hashOf('') };

  function hashed(id: string): number {
    if (id !== latest.id) {
      latest.hash = hashOf(id);
      latest.id = id;
    }
    return latest.hash;
  }

  function put(hash: number, sequence: number): void {
    if (young.size >= half) {
      old = young;
      young = createNumberTable(half);
      forgotten.push(...oldPieces);
      oldPieces = youngPieces;
      youngPieces = [];
    }
    young.set(hash, sequence);
  }

  return {
    find(id) {
      const hash = hashed(id);
      return young.get(hash) ?? old.get(hash);
    },
    add(id, sequence) {
      const hash = hashed(id);
      put(hash, sequence);
      if (isStored) added.push(hash, sequence);
    },
    takeAdded() {
      const taken = added;
      added = [];
      return taken;
    },
    takeForgotten() {
      const taken = forgotten;
      forgotten = [];
      return taken;
    },
    store(key) {
      youngPieces.push(key);
    },
    load(key, taken) {
      for (let at = 0; at < taken.length; at += 2) put(taken[at]!, taken[at + 1]!);
      youngPieces.push(key);
    },
  };
}

/** The table keeps 0 for a free place. */
function hashOf(id: string): number {
  return hash53(id) || 1;
}
