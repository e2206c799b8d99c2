// A state store in memory with LMDB's promises: a commit takes effect whole or not at all, and one that
// was acknowledged survives; the process may die, or the commit be refused, on the way.
import {
  type CheckpointBuffer,
  createCheckpointBuffer,
  readCheckpoint,
} from '../engine/state-store/checkpoint-buffer.ts';
import { stateStoreError } from '../engine/state-store/state-store-error.ts';
import type { CheckpointWriter, StateStore } from '../engine/state-store/store.ts';
import { between, chance, type Random } from '../simulator/random.ts';
import type { Faults } from './faults.ts';
import type { Life, SimulatedTime } from './simulated-time.ts';

/** What one transaction changes. */
export interface Transaction {
  /** Absent where it is not the one that makes the checkpoint whole. */
  readonly sequence?: number;
  readonly records: readonly (readonly [key: string, value: Uint8Array | undefined])[];
}

/** How a checkpoint is made of transactions: of one, unless a fault is planted. */
export type Split = (whole: Transaction) => readonly Transaction[];

export interface SimulatedStore {
  open(life: Life, die: () => void): Promise<StateStore>;
  remove(): void;
  readonly sequence: number;
  /** By table, then key. */
  readonly tables: ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>;
}

export interface StoreParts {
  readonly random: Random;
  readonly time: SimulatedTime;
  readonly faults: () => Faults;
  readonly split: Split;
}

const readMs = { least: 0.02, most: 3 };
const commitMs = { least: 1, most: 200 };
const slowMs = { least: 1_000, most: 6_000 };

export function createSimulatedStore(parts: StoreParts): SimulatedStore {
  const { random, time, faults, split } = parts;
  let sequence = 0;
  let tables = new Map<number, Map<string, Uint8Array>>();

  function apply(transaction: Transaction): void {
    sequence = transaction.sequence ?? sequence;
    for (const [key, value] of transaction.records) {
      const table = key.charCodeAt(0);
      const records = tables.get(table) ?? new Map<string, Uint8Array>();
      tables.set(table, records);
      if (value === undefined) records.delete(key.slice(1));
      else records.set(key.slice(1), value);
    }
  }

  async function commit(whole: Transaction, life: Life, die: () => void): Promise<void> {
    for (const transaction of split(whole)) {
      await time.sleep(between(random, commitMs.least, commitMs.most), life);
      if (chance(random, faults().checkpointError))
        throw stateStoreError('disk-full', 'simulated: no room for the checkpoint');
      const dies = chance(random, faults().crashAtCheckpoint);
      // The meta page may have been written, or not, when the process died.
      if (!dies || chance(random, 0.5)) apply(transaction);
      if (!dies) continue;
      die();
      await new Promise(() => undefined);
    }
  }

  return {
    async open(life, die) {
      const buffers = new WeakMap<
        CheckpointWriter,
        { sequence: number; buffer: CheckpointBuffer }
      >();
      let isBusy = false;
      return {
        get sequence() {
          return sequence;
        },
        async prefetch() {
          const { least, most } = chance(random, faults().slowStore) ? slowMs : readMs;
          await time.sleep(between(random, least, most), life);
        },
        get: (table, key) => tables.get(table)?.get(key),
        scan: (table) => sorted(tables.get(table) ?? new Map()),
        beginCheckpoint(next) {
          if (next <= sequence) throw stateStoreError('sequence-not-forward', `${next}`);
          const buffer = createCheckpointBuffer();
          buffers.set(buffer, { sequence: next, buffer });
          return buffer;
        },
        async commit(writer) {
          const checkpoint = buffers.get(writer);
          if (!checkpoint) throw stateStoreError('closed', 'spent');
          if (isBusy) throw stateStoreError('busy', 'another checkpoint is being written');
          isBusy = true;
          const records = readCheckpoint(checkpoint.buffer.take()).map(
            ({ key, value }) =>
              [textOf(key), value && Uint8Array.from(value)] as [string, Uint8Array | undefined],
          );
          await commit({ sequence: checkpoint.sequence, records }, life, die).finally(() => {
            isBusy = false;
          });
        },
        close: async () => undefined,
      };
    },
    remove() {
      sequence = 0;
      tables = new Map();
    },
    get sequence() {
      return sequence;
    },
    get tables() {
      return tables;
    },
  };
}

/** The table's number as a character, then the key. */
function textOf(key: Uint8Array): string {
  return String.fromCharCode(key[0]!) + Buffer.from(key.subarray(1)).toString();
}

function* sorted(records: ReadonlyMap<string, Uint8Array>) {
  for (const key of [...records.keys()].sort()) yield { key, value: records.get(key)! };
}
