// Faults planted on purpose, to show that the simulation finds them: it must be able to fail.
import type { Disk } from '../engine/journal/disk.ts';
import type { Journal } from '../engine/journal/journal.ts';
import type { Split } from './simulated-store.ts';

export interface Plant {
  /** What the code under test would have to do wrong to behave so. */
  readonly what: string;
  readonly disk?: (disk: Disk) => Disk;
  readonly journal?: (journal: Journal) => Journal;
  readonly split?: Split;
}

const whole: Split = (transaction) => [transaction];
export const noPlant: Plant = { what: 'nothing', split: whole };

export const plants: Readonly<Record<string, Plant>> = {
  'skipped-sync': {
    what: 'answers go out when the journal is written and not yet synced',
    disk: (disk) => ({
      ...disk,
      async open(path, mode) {
        const file = await disk.open(path, mode);
        return { ...file, sync: async () => undefined };
      },
    }),
  },
  'split-checkpoint': {
    what: 'a checkpoint is written in two transactions, its sequence with the second',
    split({ sequence, records }) {
      const half = Math.floor(records.length / 2);
      return [{ records: records.slice(0, half) }, { sequence, records: records.slice(half) }];
    },
  },
  'reused-number': {
    what: 'a batch that follows a refused one is written under the numbers of the refused one',
    journal: (journal) => ({
      ...journal,
      get nextSequence() {
        return journal.nextSequence;
      },
      append: (payloads) => journal.append(payloads, journal.nextSequence),
    }),
  },
};
