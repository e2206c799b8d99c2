// Takes checkpoints while folding goes on: whole, at one sequence, in one transaction.
import { realScheduler, type Scheduler } from './scheduler.ts';
import { idsMax, type SeenIds } from './seen-ids.ts';
import type { CheckpointWriter, StateStore } from './state-store/store.ts';
import type { RecordTable } from './world/table.ts';
import { emptyKey, type Tables, tableNumbers } from './world/world.ts';

/** Ids folded between two checkpoints, one record each; pruned with the ids themselves. */
export const seenTable = 14;

export interface Checkpoints {
  readonly sequence: number;
  readonly inProgress: boolean;
  /** Whether `slice` has more to do. */
  readonly isEncoding: boolean;
  /** Records changed and not yet on disk. */
  readonly unsaved: number;
  /**
   * Begins one at this sequence, which must be the last one folded. `durable` resolves when the
   * journal holds that sequence: a checkpoint must never be ahead of it.
   */
  begin(sequence: number, timeMs: number, durable: Promise<void>): void;
  /** A bounded piece of the work; called between batches. */
  slice(): void;
  /** Waits for the one under way. */
  settle(): Promise<void>;
}

/** Records encoded between two batches: about a millisecond. */
const sliceRecords = 400;

export function createCheckpoints(
  tables: Tables,
  seen: SeenIds,
  store: StateStore,
  onFailure: (error: unknown) => void,
  { nextTurn }: Pick<Scheduler, 'nextTurn'> = realScheduler,
): Checkpoints {
  const all = Object.entries(tables) as [keyof Tables, RecordTable<unknown>][];
  let writer: CheckpointWriter | undefined;
  let left: RecordTable<unknown>[] = [];
  let durable: Promise<void> = Promise.resolve();
  let finished: Promise<void> = Promise.resolve();
  // Taken from `seen` and not on disk yet: what a failed checkpoint leaves goes into the next one.
  let added: number[] = [];
  let forgotten: string[] = [];

  async function finish(whole: CheckpointWriter): Promise<void> {
    let saved = false;
    try {
      await durable;
      await store.commit(whole);
      saved = true;
      added = [];
      forgotten = [];
    } catch (error) {
      onFailure(error);
    } finally {
      for (const [, table] of all) table.thaw(saved);
      writer = undefined;
    }
  }

  function slice(): void {
    if (!writer || left.length === 0) return;
    if (left[0]!.encodeSlice(sliceRecords)) left.shift();
    if (left.length === 0) finished = finish(writer);
  }

  return {
    get sequence() {
      return store.sequence;
    },
    get inProgress() {
      return writer !== undefined;
    },
    get isEncoding() {
      return left.length > 0;
    },
    get unsaved() {
      return all.reduce((sum, [, table]) => sum + table.unsaved, 0);
    },
    begin(sequence, timeMs, whenDurable) {
      if (writer || sequence <= store.sequence) return;
      const begun = store.beginCheckpoint(sequence);
      writer = begun;
      durable = whenDurable;
      for (const [name, table] of all) {
        const number = tableNumbers[name];
        begun.add(tableNumbers.generations, name, Buffer.from(String(table.generation)));
        table.freeze((key, bytes) => begun.add(number, key || emptyKey, bytes));
      }
      begun.add(tableNumbers.generations, 'timeMs', Buffer.from(String(timeMs)));
      // While checkpoints fail it grows no further than what is remembered at all.
      added = added.concat(seen.takeAdded()).slice(-2 * idsMax);
      forgotten = forgotten.concat(seen.takeForgotten());
      addSeen(begun, seen, sequence, added, forgotten);
      left = all.map(([, table]) => table);
    },
    slice,
    async settle() {
      while (left.length > 0) {
        slice();
        // All of it at once would hold up a lease's renewal.
        await nextTurn();
      }
      await finished;
    },
  };
}

function addSeen(
  writer: CheckpointWriter,
  seen: SeenIds,
  sequence: number,
  added: readonly number[],
  forgotten: readonly string[],
): void {
  if (added.length === 0) return;
  const key = seenKey(sequence);
  seen.store(key);
  writer.add(seenTable, key, new Uint8Array(Float64Array.from(added).buffer));
  for (const piece of forgotten) writer.add(seenTable, piece, undefined);
}

/** Sixteen digits, so that keys are in the order of sequences. */
export function seenKey(sequence: number): string {
  return String(sequence).padStart(16, '0');
}

/** Event time and ids as of the stored checkpoint. */
export function loadCheckpoint(store: StateStore, seen: SeenIds): { timeMs: number } {
  for (const { key, value } of store.scan(seenTable))
    seen.load(key, new Float64Array(new Uint8Array(value).buffer));
  const timeMs = store.get(tableNumbers.generations, 'timeMs');
  return { timeMs: timeMs ? Number(Buffer.from(timeMs).toString()) : 0 };
}
