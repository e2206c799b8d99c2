// Events on which folding broke off, by id: refused from then on, so that a sender who asks again and
// again does not end every life of the engine. What broke off was never answered nor journalled.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SetAside {
  has(id: string): boolean;
  /** On disk when this returns: the engine's life ends with it. */
  add(id: string): void;
}

/** Each is a fault of ours that somebody has to look at; the oldest make room. */
const idsMax = 1_000;

export function openSetAside(directory: string): SetAside {
  const file = join(directory, 'set-aside.json');
  let ids = new Set(read(file));
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids = new Set([...ids, id].slice(-idsMax));
      writeFileSync(`${file}.new`, JSON.stringify([...ids]), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): readonly string[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as string[];
  } catch {
    // There is none, or it is half of one: the first event to break off again is noted again.
    return [];
  }
}
