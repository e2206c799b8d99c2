// What a full table forgets is gone at once for whoever asks, and deleted bit by bit by checkpoints.
import { type Half, isIn, leavingFrom, sizeOf } from './half.ts';

/**
 * So much of a table's maximum, or of what waits: half a table at once were a second's work for the
 * disk, for which the journal would wait.
 */
const deletedShare = 1 / 50;
const deletedOfWaiting = 1 / 8;

export interface Forgotten<Entry> {
  readonly key: string;
  /** Where it is more than bytes. */
  readonly entry?: Entry;
}

export interface Forgetting<Entry> {
  add(half: Half<Entry>): void;
  /** A checkpoint begins: what is added from now on is not for this one. */
  begin(): void;
  /** The next for this checkpoint to delete; nothing when it has its share. */
  next(): Forgotten<Entry> | undefined;
  /** Whether a record of that name was forgotten since the checkpoint began. */
  isForLater(key: string): boolean;
}

export function createForgetting<Entry>(recordsMax: number): Forgetting<Entry> {
  /** Some at most: each checkpoint deletes its share. */
  const halves: Half<Entry>[] = [];
  let leaving: ReturnType<typeof leavingFrom<Entry>> | undefined;
  let halvesLeft = 0;
  let recordsLeft = 0;

  return {
    add: (half) => void halves.push(half),
    begin() {
      const waiting = halves.reduce((sum, half) => sum + sizeOf(half), 0);
      halvesLeft = halves.length;
      recordsLeft = Math.ceil(Math.max(recordsMax * deletedShare, waiting * deletedOfWaiting));
    },
    next() {
      while (halvesLeft > 0 && recordsLeft > 0) {
        leaving ??= leavingFrom(halves[0]!);
        const { value } = leaving.next();
        if (value) {
          recordsLeft -= 1;
          return value;
        }
        leaving = undefined;
        halves.shift();
        halvesLeft -= 1;
      }
      return undefined;
    },
    isForLater: (key) => halves.slice(halvesLeft).some((half) => isIn(half, key)),
  };
}
