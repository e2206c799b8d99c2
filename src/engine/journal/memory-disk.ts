// A disk in memory for tests: fails on command and shows what a crash would leave.
import { basename, dirname } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';

export interface MemoryFile {
  bytes: Buffer;
  /** The first so many bytes survive a loss of power. */
  syncedBytes: number;
}

export type FailingOperation = 'write' | 'sync' | 'truncate' | 'rename' | 'syncDirectory';

export interface MemoryDisk extends Disk {
  readonly files: Map<string, MemoryFile>;
  /** Operations that fail, with the system's code for it. */
  readonly failures: Map<FailingOperation, string>;
  /** Bytes that may still be written; a write past it writes what fits and fails. */
  roomBytes: number;
  /** Syncs wait for it. */
  syncGate: Promise<void>;
  /** Syncs of files that were asked for. */
  syncs: number;
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function failIfAsked(disk: MemoryDisk, operation: FailingOperation): void {
  const code = disk.failures.get(operation);
  if (code !== undefined) throw systemError(code);
}

function put(disk: MemoryDisk, file: MemoryFile, bytes: Uint8Array, position: number): void {
  const end = position + bytes.length;
  if (end > file.bytes.length) {
    file.bytes = Buffer.concat([file.bytes, Buffer.alloc(end - file.bytes.length)]);
  }
  file.bytes.set(bytes, position);
  disk.roomBytes -= bytes.length;
}

function write(disk: MemoryDisk, file: MemoryFile, bytes: Uint8Array, position: number): void {
  failIfAsked(disk, 'write');
  const fits = bytes.subarray(0, Math.max(disk.roomBytes, 0));
  put(disk, file, fits, position);
  if (fits.length < bytes.length) throw systemError('ENOSPC');
}

async function sync(disk: MemoryDisk, file: MemoryFile): Promise<void> {
  const syncedBytes = file.bytes.length;
  disk.syncs += 1;
  await disk.syncGate;
  failIfAsked(disk, 'sync');
  file.syncedBytes = syncedBytes;
}

function truncate(disk: MemoryDisk, file: MemoryFile, lengthBytes: number): void {
  failIfAsked(disk, 'truncate');
  disk.roomBytes += file.bytes.length - lengthBytes;
  file.bytes = file.bytes.subarray(0, lengthBytes);
}

function memoryFile(disk: MemoryDisk, file: MemoryFile): DiskFile {
  return {
    read: async (target, position) => file.bytes.copy(target, 0, position),
    write: async (bytes, position) => write(disk, file, bytes, position),
    sync: () => sync(disk, file),
    truncate: async (lengthBytes) => truncate(disk, file, lengthBytes),
    sizeBytes: async () => file.bytes.length,
    close: async () => {},
  };
}

function openFile(disk: MemoryDisk, path: string, mode: 'read' | 'write' | 'create'): DiskFile {
  const found = disk.files.get(path);
  if (mode === 'create' && found !== undefined) throw systemError('EEXIST');
  if (mode !== 'create' && found === undefined) throw systemError('ENOENT');
  const file = found ?? { bytes: Buffer.alloc(0), syncedBytes: 0 };
  disk.files.set(path, file);
  return memoryFile(disk, file);
}

function rename(disk: MemoryDisk, from: string, to: string): void {
  failIfAsked(disk, 'rename');
  const file = disk.files.get(from);
  if (file === undefined) throw systemError('ENOENT');
  disk.files.delete(from);
  disk.files.set(to, file);
}

export function createMemoryDisk(): MemoryDisk {
  const disk: MemoryDisk = {
    files: new Map(),
    failures: new Map(),
    roomBytes: Number.POSITIVE_INFINITY,
    syncGate: Promise.resolve(),
    syncs: 0,
    open: async (path, mode) => openFile(disk, path, mode),
    makeDirectory: async () => {},
    names: async (directory) =>
      [...disk.files.keys()]
        .filter((path) => dirname(path) === directory)
        .map((path) => basename(path)),
    rename: async (from, to) => rename(disk, from, to),
    remove: async (path) => {
      if (!disk.files.delete(path)) throw systemError('ENOENT');
    },
    syncDirectory: async () => failIfAsked(disk, 'syncDirectory'),
  };
  return disk;
}

/** A healthy disk with copies of the files, as after the death of the process that held the lock. */
export function copyOf(disk: MemoryDisk): MemoryDisk {
  const copy = createMemoryDisk();
  for (const [path, { bytes, syncedBytes }] of disk.files) {
    if (basename(path).startsWith('lock.')) continue;
    copy.files.set(path, { bytes: Buffer.from(bytes), syncedBytes });
  }
  return copy;
}

/** The last segment file. */
export function lastSegmentFile(disk: MemoryDisk): MemoryFile {
  const paths = [...disk.files.keys()].filter((path) => path.endsWith('.segment')).sort();
  const file = disk.files.get(paths.at(-1) ?? '');
  if (file === undefined) throw new Error('no segment');
  return file;
}
