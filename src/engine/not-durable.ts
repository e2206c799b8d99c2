// What is folded and not on disk yet: where an id that comes twice within milliseconds is found again.
import type { Answer } from './client.ts';

export interface Slot {
  /** The event as JSON. */
  readonly text: string;
  /** Of a request. */
  readonly answer?: Answer;
}

/** One batch; its sequences follow each other. */
export interface Batch {
  readonly first: number;
  readonly slots: readonly Slot[];
}

export interface NotDurable {
  add(batch: Batch): void;
  remove(batch: Batch): void;
  find(sequence: number): Slot | undefined;
}

/** Holds as many batches as are under way, which the engine bounds. */
export function createNotDurable(): NotDurable {
  const batches: Batch[] = [];
  return {
    add: (batch) => batches.push(batch),
    remove: (batch) => batches.splice(batches.indexOf(batch), 1),
    find(sequence) {
      for (const batch of batches) {
        const slot = slotAt(batch, sequence);
        if (slot) return slot;
      }
      return undefined;
    },
  };
}

export function slotAt({ first, slots }: Batch, sequence: number): Slot | undefined {
  return slots[sequence - first];
}
