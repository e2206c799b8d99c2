// Every file operation of the journal, as a port, so that a simulated disk can stand in for it.
import { constants, fdatasync, write } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Whoever closes a file has awaited its writes and syncs; reads may still be under way. */
export interface DiskFile {
  /** Fills `target` from `position` as far as the file goes; returns the bytes read. */
  read(target: Uint8Array, position: number): Promise<number>;
  /** Writes all of `bytes` at `position`; on failure any part of them may have been written. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Returns when all that was written, and the file's length, survive a loss of power. */
  sync(): Promise<void>;
  truncate(lengthBytes: number): Promise<void>;
  sizeBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Failures carry the system's `code` (`ENOSPC`, `EEXIST`, `EIO`, …). */
export interface Disk {
  /** `create` refuses a file that exists already (`EEXIST`). */
  open(path: string, mode: 'read' | 'write' | 'create'): Promise<DiskFile>;
  /** Makes the directory and those above it, durably, where they are missing. */
  makeDirectory(path: string): Promise<void>;
  names(directory: string): Promise<string[]>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Returns when the directory's names survive a loss of power. */
  syncDirectory(path: string): Promise<void>;
}

const FLAGS = {
  read: constants.O_RDONLY,
  write: constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
};

async function readFully(handle: FileHandle, target: Uint8Array, position: number) {
  let done = 0;
  while (done < target.length) {
    const { bytesRead } = await handle.read(target, done, target.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

// Callbacks on the descriptor: a write and a sync so take 34 µs of the calling thread, through
// FileHandle 48 µs, which counts for each group.
function writeOnce(descriptor: number, bytes: Uint8Array, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, 0, bytes.length, position, (error, written) => {
      if (error) reject(error);
      else resolve(written);
    });
  });
}

async function writeFully(descriptor: number, bytes: Uint8Array, position: number) {
  let done = 0;
  while (done < bytes.length) {
    done += await writeOnce(descriptor, bytes.subarray(done), position + done);
  }
}

function syncData(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(descriptor, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function realFile(handle: FileHandle): DiskFile {
  return {
    read: (target, position) => readFully(handle, target, position),
    write: (bytes, position) => writeFully(handle.fd, bytes, position),
    sync: () => syncData(handle.fd),
    truncate: (lengthBytes) => handle.truncate(lengthBytes),
    sizeBytes: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeDirectory(path: string): Promise<void> {
  const absolute = resolve(path);
  const firstMade = await mkdir(absolute, { recursive: true, mode: 0o700 });
  if (firstMade === undefined) return;
  // A new directory is a name in the one above it, which must survive too.
  for (let above = dirname(absolute); ; above = dirname(above)) {
    await syncDirectory(above);
    if (above === dirname(firstMade)) return;
  }
}

export const realDisk: Disk = {
  // Only the owner may read: the journal holds the firm's evidence.
  open: async (path, mode) => realFile(await open(path, FLAGS[mode], 0o600)),
  makeDirectory,
  names: (directory) => readdir(directory),
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  syncDirectory,
};
