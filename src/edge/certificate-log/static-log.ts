// A certificate log of static-ct-api (c2sp.org): a checkpoint and tiles of 256 entries.
import { LogFault } from './fault.ts';
import type { FetchBytes } from './fetch-bytes.ts';
import { readTile } from './log-entry.ts';
import { type LogSource, sizeMax } from './log-source.ts';

const tileEntries = 256;

export function createStaticLog(url: string, fetchBytes: FetchBytes): LogSource {
  const base = url.replace(/\/+$/, '');
  return {
    async head() {
      const body = await fetchBytes(`${base}/checkpoint`);
      // Origin, size, root, then signatures (c2sp.org/tlog-checkpoint).
      const [, size, root] = body?.toString('utf8').split('\n') ?? [];
      if (!/^\d{1,15}$/.test(size ?? '') || !/^[A-Za-z0-9+/]{43}=$/.test(root ?? ''))
        throw new LogFault('not-understood', `${base}/checkpoint`);
      return { size: Math.min(Number(size), sizeMax), root };
    },
    async entries(from, until) {
      const tile = Math.floor(from / tileEntries);
      const first = tile * tileEntries;
      const width = Math.min(tileEntries, until - first);
      const entries = readTile(first, await fetchTile(fetchBytes, base, tile, width));
      const wanted = entries.filter(({ index }) => index >= from && index < until);
      if (wanted.length === 0) throw new LogFault('not-understood', `tile ${tile} is too short`);
      return wanted;
    },
  };
}

/** A partial tile may be gone once the full one is there. */
async function fetchTile(
  fetchBytes: FetchBytes,
  base: string,
  tile: number,
  width: number,
): Promise<Buffer> {
  const address = `${base}/tile/data/${tilePath(tile)}`;
  const partial = width < tileEntries ? await fetchBytes(`${address}.p/${width}`) : undefined;
  const body = partial ?? (await fetchBytes(address));
  if (!body) throw new LogFault('not-understood', `${address}: not there`);
  return body;
}

/** Groups of three digits, all but the last marked: 1234067 is `x001/x234/067`. */
export function tilePath(tile: number): string {
  const digits = String(tile);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g)!;
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}
