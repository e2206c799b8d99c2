// A new embedded database. Making one takes seconds of computing, so the set-up makes one beside the
// packages and it is unpacked from then on; without it, or where it is damaged, a new one is made.
import { existsSync, openAsBlob, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

/** Goes with the packages it was made by: whoever installs others has none. */
export const packedPath = fileURLToPath(
  new URL('../../../node_modules/.sekisho-database.tar', import.meta.url),
);

export async function packDatabase(path = packedPath): Promise<void> {
  const database = await PGlite.create();
  const packed = await database.dumpDataDir('none');
  await database.close();
  // Two may do so at once: each puts a whole one in place.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, new Uint8Array(await packed.arrayBuffer()));
  renameSync(own, path);
}

/** Opens what is in the folder, or makes it; in memory without one. */
export async function openDatabase(folder?: string, packed = packedPath): Promise<PGlite> {
  const isThere = folder !== undefined && existsSync(folder);
  if (isThere || !existsSync(packed)) return PGlite.create(folder);
  try {
    return await PGlite.create({ dataDir: folder, loadDataDir: await openAsBlob(packed) });
  } catch {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    return PGlite.create(folder);
  }
}
