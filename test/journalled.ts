// Reads what a stopped service left behind: its journal, and the world folded again from it alone.
import { join } from 'node:path';
import { timeMsOf } from '../src/core/lib/time.ts';
import { createFolder, type Folded } from '../src/engine/folder.ts';
import { openJournal } from '../src/engine/journal/journal.ts';
import { type JournalledEvent, readRecord } from '../src/engine/journal-record.ts';
import { openStateStore } from '../src/engine/state-store/store.ts';
import {
  createWorld,
  defaultLimits,
  emptyKey,
  type Tables,
  tableNumbers,
} from '../src/engine/world/world.ts';

export async function readJournal(directory: string): Promise<JournalledEvent[]> {
  const journal = await openJournal(join(directory, 'journal'));
  const records: JournalledEvent[] = [];
  for await (const { payload } of journal.read(1)) records.push(readRecord(payload));
  await journal.close();
  return records;
}

/** Folds the records from nothing, in memory. */
export function foldAgain(records: readonly JournalledEvent[]): {
  folded: Folded[];
  tables: Tables;
} {
  const { world, tables } = createWorld(defaultLimits);
  const folder = createFolder(world, { sequence: 0, timeMs: 0 });
  const folded = records.map(({ event, origin, told }, place) =>
    folder.refold(event, timeMsOf(event.time), origin, place + 1, told),
  );
  return { folded, tables };
}

export interface Checkpoint {
  readonly sequence: number;
  /** Encoded records as hexadecimal text, by `table key`. */
  readonly records: ReadonlyMap<string, string>;
}

export async function readCheckpoint(directory: string): Promise<Checkpoint> {
  const store = await openStateStore({ directory: join(directory, 'state') });
  const records = new Map<string, string>();
  for (const name of namesOf(tableNumbers))
    for (const { key, value } of store.scan(tableNumbers[name]))
      records.set(`${name} ${key}`, Buffer.from(value).toString('hex'));
  const { sequence } = store;
  await store.close();
  return { sequence, records };
}

/** What a checkpoint of these tables would hold under the same keys, and how many records they have. */
export function encoded(
  tables: Tables,
  keys: Iterable<string>,
): { records: Map<string, string>; size: number } {
  const records = new Map<string, string>();
  for (const place of keys) {
    const [name, key] = [place.slice(0, place.indexOf(' ')), place.slice(place.indexOf(' ') + 1)];
    const bytes = tables[name as keyof Tables].encode(key === emptyKey ? '' : key);
    records.set(place, bytes ? Buffer.from(bytes).toString('hex') : 'missing');
  }
  const size = Object.values(tables).reduce((sum, table) => sum + table.size, 0);
  return { records, size };
}

/** The tables of records; what numbers the generations is no record. */
function namesOf(numbers: typeof tableNumbers): (keyof Tables)[] {
  const { generations: _, ...records } = numbers;
  return Object.keys(records) as (keyof Tables)[];
}
