// PGlite in a directory. It never syncs (fsync is off in it), so what it wrote is to be trusted
// only if it was closed and then synced: a marker says it was not, and then everything is dropped
// and folded again from the journal, beginning with sequence 0.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { openDatabase } from './fresh-database.ts';

export interface Embedded {
  readonly database: PGlite;
  close(): Promise<void>;
}

export async function openEmbedded(directory: string | undefined): Promise<Embedded> {
  if (directory === undefined) {
    const database = await openDatabase();
    return { database, close: () => database.close() };
  }
  const data = join(directory, 'pglite');
  const marker = join(directory, 'dirty');
  mkdirSync(directory, { recursive: true });
  if (existsSync(marker)) rmSync(data, { recursive: true, force: true });
  mark(marker);
  const database = await createOrStartAgain(data);
  return {
    database,
    async close() {
      await database.close();
      syncTree(data);
      rmSync(marker);
    },
  };
}

/** The marker must be on disk before the first page is changed. */
function mark(marker: string): void {
  closeSync(openSync(marker, 'w'));
  sync(dirname(marker));
}

/** A directory that does not open (damaged, or of another PostgreSQL version) is dropped as well. */
async function createOrStartAgain(data: string): Promise<PGlite> {
  try {
    return await openDatabase(data);
  } catch {
    rmSync(data, { recursive: true, force: true });
    return openDatabase(data);
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** About a thousand files, most of them unchanged. */
function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else sync(path);
  }
  sync(directory);
}
