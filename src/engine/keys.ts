// The firms' keys: made once, kept only as scrypt hashes in `keys.json`, verified for the edge.
import {
  hash as digest,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import {
  changeKeys,
  keysMax,
  readKeys,
  type StoredKey,
  type StoredKeys,
  storedKey,
  versionOf,
} from './key-file.ts';

export interface KeyRing {
  /** The firm the token was made for; nothing where it was made for none. */
  verify(token: string): Promise<string | undefined>;
}

/** Some 50 ms and 16 MiB: RFC 7914's setting for interactive use, and Node's default. */
const scryptCost: ScryptOptions = { N: 16_384, r: 8, p: 1 };
const hashBytes = 32;
const saltBytes = 16;
const secretBytes = 32;
/** How late a key added or struck out takes effect. */
const recheckMsDefault = 1_000;
const tokenPattern = /^sk_([a-z0-9-]{1,32})_([A-Za-z0-9_-]{43})$/;

/** A key as it may be shown: nothing of its secret. */
export interface KeyLine {
  readonly id: string;
  readonly firm: string;
  /** RFC 3339. */
  readonly created: string;
  readonly expires?: string;
}

export interface MadeKey {
  readonly key: KeyLine;
  /** Shown once; kept nowhere. */
  readonly token: string;
}

/** Makes a key for `firm` and returns its token, which is kept nowhere. */
export async function addKey(dir: string, firm: string): Promise<string> {
  return (await makeKey(dir, firm)).token;
}

export async function makeKey(dir: string, firm: string): Promise<MadeKey> {
  await mkdir(dir, { recursive: true });
  const secret = randomBytes(secretBytes).toString('base64url');
  const key = storedKey.parse(await keyFor(firm, secret));
  let id = '';
  await changeKeys(dir, (keys) => {
    id = freeId(keys, firm);
    return { ...keys, [id]: key };
  });
  return { key: lineOf(id, key), token: `sk_${id}_${secret}` };
}

/** The keys that are still good, and those that have run out, in the order in which they were made. */
export function listKeys(dir: string): KeyLine[] {
  return Object.entries(readKeys(dir)).map(([id, key]) => lineOf(id, key));
}

/** The key is none within a second; false where it is not there. */
export async function revokeKey(dir: string, id: string): Promise<boolean> {
  let isThere = false;
  await changeKeys(dir, (keys) => {
    isThere = Object.hasOwn(keys, id);
    const { [id]: _revoked, ...rest } = keys;
    return rest;
  });
  return isThere;
}

/**
 * A new key for the same firm; the old one is good for `overlapMs` more, so that the firm's servers
 * can change over one after another. Nothing where the old one is not there or has run out.
 */
export async function rotateKey(
  dir: string,
  id: string,
  overlapMs: number,
): Promise<MadeKey | undefined> {
  const old = readKeys(dir)[id];
  if (old === undefined || expiresMsOf(old) <= Date.now()) return undefined;
  const made = await makeKey(dir, old.firm);
  const endMs = Math.min(Date.now() + overlapMs, expiresMsOf(old));
  const expires = new Date(endMs).toISOString();
  await changeKeys(dir, (keys) =>
    Object.hasOwn(keys, id) ? { ...keys, [id]: { ...keys[id], expires } } : keys,
  );
  return made;
}

function lineOf(id: string, { firm, created, expires }: StoredKey): KeyLine {
  return { id, firm, created, expires };
}

function expiresMsOf({ expires }: StoredKey): number {
  return expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires);
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
  let verified = new Map<string, Verified>();

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
      if (known !== undefined) return known.expiresMs > Date.now() ? known.answer : nobody;
      const candidate = candidateFor(keys, token);
      if (candidate === undefined) return nobody;
      const expiresMs = expiresMsOf(candidate.key);
      if (expiresMs <= Date.now()) return nobody;
      const answer = firmOf(candidate);
      if (verified.size < keysMax) verified.set(name, { answer, expiresMs });
      answer.catch(() => verified.delete(name));
      return answer;
    },
  };
}

interface Verified {
  readonly answer: Promise<string | undefined>;
  /** Infinity where the key does not run out. */
  readonly expiresMs: number;
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
