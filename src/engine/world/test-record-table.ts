// Tables of plain numbers, and a store for their checkpoints, for tests.
import type { Codec } from './codec.ts';
import { createRecordTable } from './record-table.ts';
import type { TableOptions } from './table.ts';

interface Box {
  value: number;
}

const codec: Codec<Box> = {
  write: (writer, box) => writer.number(box.value),
  read: (reader) => ({ value: reader.number() }),
};

export function tableOf(options: Partial<TableOptions<Box>> = {}) {
  const fixed = { create: () => ({ value: 0 }), codec, recordsMax: 8, saved: true } as const;
  return createRecordTable<Box>({ ...fixed, atMax: 'forget', ...options });
}

export type Table = ReturnType<typeof tableOf>;
export type Stored = Map<string, Uint8Array>;

/** A store that takes a checkpoint whole, or not at all. */
export function checkpointInto(stored: Stored, table: Table) {
  const written: [string, Uint8Array | undefined][] = [];
  const generation = table.generation;
  table.freeze((key, bytes) => written.push([key, bytes && Uint8Array.from(bytes)]));
  return {
    slice: (records: number) => table.encodeSlice(records),
    finish(saved: boolean) {
      while (!table.encodeSlice(3));
      table.thaw(saved);
      if (!saved) return;
      for (const [key, bytes] of written)
        if (bytes) stored.set(key, bytes);
        else stored.delete(key);
      stored.set('\u0001generation', Uint8Array.of(generation));
    },
  };
}

export function loadedFrom(stored: Stored, options: Partial<TableOptions<Box>> = {}): Table {
  const table = tableOf(options);
  const records = [...stored]
    .filter(([key]) => key !== '\u0001generation')
    .map(([key, value]) => ({ key, value }));
  table.load(records, stored.get('\u0001generation')?.[0] ?? 1);
  return table;
}

export const contents = (table: Table, keys: readonly string[]) =>
  keys.flatMap((key) => {
    const box = table.read(key);
    return box ? [[key, box.value] as const] : [];
  });
