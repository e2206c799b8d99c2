// A standby's state in memory, kept as of the owner's last checkpoint: so that it need not be read from
// the disk when the standby becomes the owner.
import { loadCheckpoint, seenTable } from './checkpoint.ts';
import { createSeenIds, type SeenIds } from './seen-ids.ts';
import type { StateStore } from './state-store/store.ts';
import type { RecordTable } from './world/table.ts';
import {
  emptyKey,
  type LoadedTables,
  loadTables,
  tableNumbers,
  type WorldLimits,
} from './world/world.ts';

export interface WarmState {
  readonly loaded: LoadedTables;
  readonly seen: SeenIds;
  /** Event time of the last checkpoint. */
  readonly timeMs: number;
}

export interface ChangedRecord {
  readonly table: number;
  readonly key: string;
  /** Nothing where it was deleted. */
  readonly value: Uint8Array | undefined;
}

export interface StandbyState extends WarmState {
  /** The records of a checkpoint that the store has taken. */
  takeIn(changes: readonly ChangedRecord[]): void;
}

/** What rests in the store is read from there when it is needed. */
const resting: ReadonlySet<number> = new Set([tableNumbers.accounts, tableNumbers.cases]);

/** Whether a change of this table is to be handed to `takeIn`. */
export function isInMemory(table: number): boolean {
  return !resting.has(table);
}

export function openStandbyState(
  store: StateStore,
  limits: WorldLimits,
  idsMax: number,
): StandbyState {
  const loaded = loadTables(limits, store);
  const seen = createSeenIds(idsMax, true);
  let { timeMs } = loadCheckpoint(store, seen);
  const byNumber = new Map<number, [name: string, table: RecordTable<unknown>]>();
  for (const [name, table] of Object.entries(loaded.tables))
    byNumber.set(tableNumbers[name as keyof typeof tableNumbers], [
      name,
      table as RecordTable<unknown>,
    ]);

  return {
    loaded,
    seen,
    get timeMs() {
      return timeMs;
    },
    takeIn(changes) {
      const generations = new Map<string, number>();
      const grouped = Map.groupBy(changes, ({ table }) => table);
      for (const { key, value } of grouped.get(tableNumbers.generations) ?? [])
        generations.set(key, Number(Buffer.from(value ?? []).toString()));
      timeMs = generations.get('timeMs') ?? timeMs;
      // A copy, for a view may begin anywhere in its memory; `slice` of a Buffer is none.
      for (const { key, value } of grouped.get(seenTable) ?? [])
        if (value) seen.load(key, new Float64Array(Uint8Array.from(value).buffer));
      for (const [number, [name, table]] of byNumber)
        if (isInMemory(number))
          table.takeIn(
            (grouped.get(number) ?? []).map(named),
            generations.get(name) ?? table.generation,
          );
    },
  };
}

function named({ key, value }: ChangedRecord): { key: string; value: Uint8Array | undefined } {
  return { key: key === emptyKey ? '' : key, value };
}
