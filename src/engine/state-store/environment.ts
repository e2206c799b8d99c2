// The LMDB environment as both threads open it, the shape of its keys, and the meta record.
import { open, type RootDatabase, type Transaction } from 'lmdb';
import { stateStoreError } from './state-store-error.ts';

export type Environment = RootDatabase<Uint8Array, Uint8Array> & {
  /** As in read.js; the declarations of 3.5.6 leave the options out. */
  getBinaryFast(key: Uint8Array, options: { transaction: Transaction }): Buffer | undefined;
};

export interface EnvironmentOptions {
  readonly directory: string;
  readonly mapBytesMax: number;
}

/** Tables are 0 to 254. */
export const metaTable = 255;
const metaKey = Buffer.from([metaTable]);
/** Raised when the keys, the meta record or what is stored under the keys changes its shape. */
const formatVersion = 4;
const metaBytes = 9;

/**
 * Opens the environment. liblmdb forbids two in one process; lmdb-js therefore gives every thread
 * its own handle and its own read transactions on one shared environment (src/env.cpp,
 * checkExistingEnvs), which takes the flags of whoever opened it first: open it only from here.
 *
 * overlappingSync false: with it lmdb-js lets a commit be seen before it is on disk and ends with
 * a second meta page. Without it mdb_txn_commit writes the pages, calls fdatasync, and then writes
 * the meta page through a descriptor opened O_DSYNC (mdb.c, mdb_txn_commit and mdb_env_write_meta),
 * so that a commit which returned is on disk and one which did not has no effect.
 *
 * mapSize is address space, not disk: taking the maximum at once keeps lmdb-js from mapping the
 * file anew, and keeping every old map, as it grows.
 */
export function openEnvironment(options: EnvironmentOptions): Environment {
  const environment = open<Uint8Array, Uint8Array>({
    path: options.directory,
    noSubdir: false,
    encoding: 'binary',
    keyEncoding: 'binary',
    mapSize: options.mapBytesMax,
    overlappingSync: false,
    noSync: false,
    noMetaSync: false,
    // Zeroes pages before use, so that nothing else from memory rests in the file.
    noMemInit: false,
  });
  return environment as Environment;
}

export interface EnvironmentStats {
  /** Bytes of address space; lmdb-js enlarges it when a transaction needs more. */
  readonly mapSize: number;
  readonly pageSize: number;
  /** Of the last committed state. */
  readonly lastPageNumber: number;
  readonly entryCount: number;
}

export function environmentStats(environment: Environment): EnvironmentStats {
  return environment.getStats() as EnvironmentStats;
}

export function tableKey(table: number, key: string): Buffer {
  const bytes = Buffer.allocUnsafe(1 + key.length * 3);
  bytes[0] = table;
  return bytes.subarray(0, 1 + bytes.write(key, 1));
}

export function writeSequence(environment: Environment, sequence: number): void {
  const meta = Buffer.alloc(metaBytes);
  meta[0] = formatVersion;
  meta.writeBigUInt64LE(BigInt(sequence), 1);
  environment.putSync(metaKey, meta);
}

/** The sequence of the last whole checkpoint, 0 when there is none. */
export function readSequence(environment: Environment): number {
  const meta = environment.get(metaKey);
  if (meta === undefined) return 0;
  if (meta[0] !== formatVersion) {
    throw stateStoreError('format', `store format ${meta[0]}, expected ${formatVersion}`);
  }
  if (meta.length !== metaBytes) throw stateStoreError('corrupt', 'meta record has a wrong length');
  return Number(Buffer.from(meta).readBigUInt64LE(1));
}
