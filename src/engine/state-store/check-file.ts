// Looks at the store's file before LMDB does, because lmdb-js ends the process (SIGSEGV, SIGBUS,
// seen with 3.5.6) over a file that liblmdb would only refuse.
import { spawn } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from './environment.ts';
import { stateStoreError } from './state-store-error.ts';

// Layout of a meta page in liblmdb's mdb.c (MDB_page_header, MDB_meta) on 64-bit machines.
const magicAt = 24;
const magic = 0xbeefc0de;
const versionAt = 28;
const dataVersion = 2;
const pageSizeAt = 48;
const lastPageAt = 144;
const transactionAt = 152;
const metaBytes = 160;

interface Meta {
  readonly pageSize: number;
  readonly lastPage: bigint;
  readonly transaction: bigint;
}

/** Throws 'unavailable', 'corrupt' or 'format'; makes the folder when it is not there. */
export async function checkFile(options: EnvironmentOptions): Promise<void> {
  const file = join(options.directory, 'data.mdb');
  const fileBytes = prepare(options.directory, file);
  if (fileBytes === 0) return;
  const first = readMeta(file, 0);
  const second = readMeta(file, first.pageSize);
  const latest = first.transaction > second.transaction ? first : second;
  const usedBytes = (latest.lastPage + 1n) * BigInt(latest.pageSize);
  // A file may end before its last page, when that page was freed before it was ever written; or
  // it was cut. Only reading everything tells which, and a cut file would end this process.
  if (BigInt(fileBytes) < usedBytes) await readEverything(options);
}

function prepare(directory: string, file: string): number {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats) accessSync(file, constants.R_OK | constants.W_OK);
    return stats?.size ?? 0;
  } catch (error) {
    throw stateStoreError('unavailable', String(error));
  }
}

function readMeta(file: string, at: number): Meta {
  const bytes = Buffer.alloc(metaBytes);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, bytes, 0, metaBytes, at) < metaBytes) {
      throw stateStoreError('corrupt', `${file} ends before its meta pages do`);
    }
  } finally {
    closeSync(descriptor);
  }
  const pageSize = bytes.readUInt32LE(pageSizeAt);
  if (bytes.readUInt32LE(magicAt) !== magic || pageSize < metaBytes || pageSize > 65536) {
    throw stateStoreError('corrupt', `${file} is not an LMDB file`);
  }
  const version = bytes.readUInt32LE(versionAt) & 0xffff;
  if (version !== dataVersion) throw stateStoreError('format', `LMDB data version ${version}`);
  return {
    pageSize,
    lastPage: bytes.readBigUInt64LE(lastPageAt),
    transaction: bytes.readBigUInt64LE(transactionAt),
  };
}

/** In a process of its own, whose end tells. Takes seconds for gigabytes, and happens rarely. */
async function readEverything(options: EnvironmentOptions): Promise<void> {
  const script = new URL('./read-everything.ts', import.meta.url);
  const child = spawn(process.execPath, [script.pathname, options.directory], { stdio: 'ignore' });
  const sound = await new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  if (!sound) throw stateStoreError('corrupt', `${options.directory}: the file was cut`);
}
