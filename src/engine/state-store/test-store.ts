// What the tests of the store share: a folder that goes away, and records in and out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { StateStore } from './store.ts';

export function temporaryDirectory(context: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'state-store-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export type Entry = readonly [table: number, key: string, value: string | undefined];

/** One checkpoint of these records. */
export function put(store: StateStore, sequence: number, entries: readonly Entry[]): Promise<void> {
  const checkpoint = store.beginCheckpoint(sequence);
  for (const [table, key, value] of entries) {
    checkpoint.add(table, key, value === undefined ? undefined : Buffer.from(value));
  }
  return store.commit(checkpoint);
}

export function text(value: Uint8Array | undefined): string | undefined {
  return value && Buffer.from(value).toString();
}

export function contents(store: StateStore, table: number): (readonly [string, string])[] {
  return Array.from(store.scan(table), ({ key, value }) => [key, text(value) ?? ''] as const);
}
