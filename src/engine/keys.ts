// The firms' keys: made once, kept only as scrypt hashes in `keys.json`, verified for the edge.
import {
  hash as digest,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

export interface KeyRing {
  /** The firm the token was made for; nothing where it was made for none. */
  verify(token: string): Promise<string | undefined>;
}

/** Far more than there are firms; bounds the file, the ring and the cache of verified tokens. */
const keysMax = 4_096;
/** Some 50 ms and 16 MiB: RFC 7914's setting for interactive use, and Node's default. */
const scryptCost: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const hashBytes = 32;
const saltBytes = 16;
const secretBytes = 32;
/** How late a key added or struck out takes effect. */
const recheckMsDefault = 1_000;
const tokenPattern = /^sk_([a-z0-9-]{1,32})_([A-Za-z0-9_-]{43})$/;

/** One key at rest, binary fields as base64url. The token cannot be had back from it. */
const storedKey = z.object({
  firm: z.string().min(1).max(128),
  created: z.string(),
  salt: z.string(),
  hash: z.string(),
  /**
   * 32 of the 256 bits of the secret's SHA-256. A wrong secret is turned away by it, so that nobody
   * without a key can make this process spend an scrypt; of the secret, 224 bits stay unknown.
   */
  tag: z.string(),
});
type StoredKey = z.infer<typeof storedKey>;

const keysFile = z.object({ version: z.literal(1), keys: z.record(z.string(), storedKey) });
/** By key id. */
type StoredKeys = Readonly<Record<string, StoredKey>>;

/** Makes a key for `firm` and returns its token, which is kept nowhere. */
export async function addKey(dir: string, firm: string): Promise<string> {
  await mkdir(dir, { recursive: true });
  const secret = randomBytes(secretBytes).toString('base64url');
  const key = storedKey.parse(await keyFor(firm, secret));
  let id = '';
  await changeKeys(dir, (keys) => {
    id = freeId(keys, firm);
    return { ...keys, [id]: key };
  });
  return `sk_${id}_${secret}`;
}

/**
 * Reads the keys of `dir`, and again when the file has changed; no file means no keys. A file that
 * cannot be read is an error at first; later the last good keys stay, lest a slip of the hand lock
 * every firm out.
 */
export function loadKeys(dir: string, recheckMs: number = recheckMsDefault): KeyRing {
  let version = versionOf(dir);
  let keys = readKeys(dir);
  let checkedMs = performance.now();
  /** By SHA-256 of the token, so that the slow hash runs once; no more entries than keys. */
  let verified = new Map<string, Promise<string | undefined>>();

  function refresh(): void {
    const nowMs = performance.now();
    if (nowMs - checkedMs < recheckMs) return;
    checkedMs = nowMs;
    const found = versionOf(dir);
    if (found === version) return;
    version = found;
    try {
      keys = readKeys(dir);
      verified = new Map();
    } catch {}
  }

  return {
    verify(token) {
      refresh();
      const name = digest('sha256', token, 'base64url');
      const known = verified.get(name);
      if (known !== undefined) return known;
      const candidate = candidateFor(keys, token);
      if (candidate === undefined) return nobody;
      const answer = firmOf(candidate);
      if (verified.size < keysMax) verified.set(name, answer);
      answer.catch(() => verified.delete(name));
      return answer;
    },
  };
}

const nobody: Promise<undefined> = Promise.resolve(undefined);

interface Candidate {
  readonly key: StoredKey;
  readonly secret: string;
}

/** Looks the key up by the id in the token and turns a wrong secret away by its tag. */
function candidateFor(keys: StoredKeys, token: string): Candidate | undefined {
  const match = tokenPattern.exec(token);
  if (match === null) return undefined;
  const [, id, secret] = match;
  if (!Object.hasOwn(keys, id)) return undefined;
  const key = keys[id];
  return equal(tagOf(secret), key.tag) ? { key, secret } : undefined;
}

async function firmOf({ key, secret }: Candidate): Promise<string | undefined> {
  const hash = await hashOf(secret, Buffer.from(key.salt, 'base64url'));
  return equal(hash, key.hash) ? key.firm : undefined;
}

async function keyFor(firm: string, secret: string): Promise<StoredKey> {
  const salt = randomBytes(saltBytes);
  const hash = await hashOf(secret, salt);
  const created = new Date().toISOString();
  return { firm, created, salt: salt.toString('base64url'), hash, tag: tagOf(secret) };
}

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

async function hashOf(secret: string, salt: Buffer): Promise<string> {
  const hash = await scryptAsync(secret, salt, hashBytes, scryptCost);
  return hash.toString('base64url');
}

function tagOf(secret: string): string {
  return digest('sha256', secret, 'hex').slice(0, 8);
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What of the firm's name is plain letters, and chance. */
function freeId(keys: StoredKeys, firm: string): string {
  const plain = firm.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const stem = plain.slice(0, 20).replace(/^-+|-+$/g, '') || 'firm';
  for (;;) {
    const id = `${stem}-${randomBytes(4).toString('hex')}`;
    if (!Object.hasOwn(keys, id)) return id;
  }
}

function pathOf(dir: string): string {
  return join(dir, 'keys.json');
}

function readKeys(dir: string): StoredKeys {
  try {
    return keysFile.parse(JSON.parse(readFileSync(pathOf(dir), 'utf8'))).keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${pathOf(dir)} is not a keys file`, { cause: error });
  }
}

/** Differs after every change; empty where there is no file. */
function versionOf(dir: string): string {
  const found = statSync(pathOf(dir), { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino}:${found.mtimeNs}:${found.size}`;
}

/** The new file is the lock as well: it is made before the old one is read, or not at all. */
async function changeKeys(dir: string, change: (keys: StoredKeys) => StoredKeys): Promise<void> {
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
