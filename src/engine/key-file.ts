// The file that keeps the firms' keys: `keys.json` in the data directory, changed by one at a time.
import { readFileSync, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Far more than there are firms; bounds the file, the ring and the cache of verified tokens. */
export const keysMax = 4_096;

/** One key at rest, binary fields as base64url. The token cannot be had back from it. */
export const storedKey = z.object({
  firm: z.string().min(1).max(128),
  created: z.string(),
  /** RFC 3339: from then on the key is none; another took its place. */
  expires: z.string().optional(),
  salt: z.string(),
  hash: z.string(),
  /**
   * 32 of the 256 bits of the secret's SHA-256. A wrong secret is turned away by it, so that nobody
   * without a key can make this process spend an scrypt; of the secret, 224 bits stay unknown.
   */
  tag: z.string(),
});
export type StoredKey = z.infer<typeof storedKey>;

const keysFile = z.object({ version: z.literal(1), keys: z.record(z.string(), storedKey) });
/** By key id. */
export type StoredKeys = Readonly<Record<string, StoredKey>>;

function pathOf(dir: string): string {
  return join(dir, 'keys.json');
}

export function readKeys(dir: string): StoredKeys {
  try {
    return keysFile.parse(JSON.parse(readFileSync(pathOf(dir), 'utf8'))).keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${pathOf(dir)} is not a keys file`, { cause: error });
  }
}

/** Differs after every change; empty where there is no file. */
export function versionOf(dir: string): string {
  const found = statSync(pathOf(dir), { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino}:${found.mtimeNs}:${found.size}`;
}

/** The new file is the lock as well: it is made before the old one is read, or not at all. */
export async function changeKeys(
  dir: string,
  change: (keys: StoredKeys) => StoredKeys,
): Promise<void> {
  const path = `${pathOf(dir)}.new`;
  const file = await openLock(path);
  try {
    const keys = change(readKeys(dir));
    if (Object.keys(keys).length > keysMax) throw new Error(`more than ${keysMax} keys`);
    await file.writeFile(`${JSON.stringify({ version: 1, keys }, null, 2)}\n`);
    await file.sync();
    await rename(path, pathOf(dir));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await syncDirectory(dir);
}

async function openLock(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`another key is being made; if none is, remove ${path}`, { cause: error });
  }
}

async function syncDirectory(dir: string): Promise<void> {
  const directory = await open(dir, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
