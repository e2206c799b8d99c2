// Faults planted on purpose, to show that the simulation finds them: it must be able to fail.
import { basename, dirname } from 'node:path';
import type { Disk } from '../engine/journal/disk.ts';
import { SEGMENT_HEADER_BYTES } from '../engine/journal/frame.ts';
import type { Split } from './simulated-store.ts';

export interface Plant {
  /** What the code under test would have to do wrong to behave so. */
  readonly what: string;
  readonly disk?: (disk: Disk) => Disk;
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
        // The first of a new file is its header's.
        let isHeader = mode === 'create';
        const sync = async (): Promise<void> => {
          if (isHeader) await file.sync();
          isHeader = false;
        };
        return { ...file, sync };
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
    what: 'opening takes the last whole batch for a torn one and gives its number to the next',
    disk: (disk) => ({
      ...disk,
      async open(path, mode) {
        const file = await disk.open(path, mode);
        const names = await disk.names(dirname(path));
        const isLast =
          names
            .filter((name) => name.endsWith('.segment'))
            .sort()
            .at(-1) === basename(path);
        if (!isLast) return file;
        const sizeBytes = async (): Promise<number> =>
          Math.max(SEGMENT_HEADER_BYTES, (await file.sizeBytes()) - 1);
        return { ...file, sizeBytes };
      },
    }),
  },
};
