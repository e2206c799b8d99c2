// A certificate log of RFC 6962: get-sth and get-entries.
import { LogFault } from './fault.ts';
import type { FetchBytes } from './fetch-bytes.ts';
import { type LogEntry, readLeaf } from './log-entry.ts';
import { type LogSource, sizeMax } from './log-source.ts';

/** Logs give at most 32 to 1,024 at once; they cut what is more. */
const entriesAskedMax = 256;

export function createRfc6962Log(url: string, fetchBytes: FetchBytes): LogSource {
  const base = `${url.replace(/\/+$/, '')}/ct/v1`;
  return {
    async head() {
      const { tree_size: size, sha256_root_hash: root } = await json(fetchBytes, `${base}/get-sth`);
      if (!Number.isSafeInteger(size) || (size as number) < 0 || typeof root !== 'string')
        throw new LogFault('not-understood', `${base}/get-sth`);
      return { size: Math.min(size as number, sizeMax), root };
    },
    async entries(from, until) {
      const last = Math.min(until, from + entriesAskedMax) - 1;
      const address = `${base}/get-entries?start=${from}&end=${last}`;
      const { entries } = await json(fetchBytes, address);
      if (!Array.isArray(entries) || entries.length === 0)
        throw new LogFault('not-understood', `${address}: no entries`);
      return entries.slice(0, last - from + 1).map((entry, at) => entryOf(from + at, entry));
    },
  };
}

function entryOf(index: number, entry: unknown): LogEntry {
  const { leaf_input: leaf } = (entry ?? {}) as { leaf_input?: unknown };
  if (typeof leaf !== 'string') throw new LogFault('not-understood', `entry ${index} has no leaf`);
  return readLeaf(index, Buffer.from(leaf, 'base64'));
}

async function json(
  fetchBytes: FetchBytes,
  address: string,
): Promise<Readonly<Record<string, unknown>>> {
  const body = await fetchBytes(address);
  if (!body) throw new LogFault('not-understood', `${address}: not there`);
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new LogFault('not-understood', `${address}: no JSON object`);
}
