// The journal: an ordered, hash-chained, durable log of records in segment files of a directory.
import { join } from 'node:path';
import { realScheduler, type Scheduler } from '../scheduler.ts';
import { type CommitLimits, createCommitter } from './commit.ts';
import { type Disk, type DiskFile, realDisk } from './disk.ts';
import { synced, writeError } from './disk-error.ts';
import { FIRST_HASH } from './frame.ts';
import { lockDirectory } from './lock.ts';
import { type Log, lastSegment } from './log.ts';
import { readFrom, readRecord } from './reader.ts';
import type { JournalRecord } from './scan.ts';
import { corrupt, createSegment, readSegments, removePartial } from './segments.ts';
import { createSparseIndex } from './sparse-index.ts';
import { judgeTail } from './torn-tail.ts';

export interface Journal {
  /** The sequence that the next appended record gets; goes back when a batch is refused late. */
  readonly nextSequence: number;
  /** Bytes of a torn batch that opening cut off. */
  readonly cutBytes: number;
  /**
   * Appends the payloads as one batch, which is found whole or not at all afterwards; resolves when
   * it is durable, in the order of the calls. `fence` is the sequence that the caller believes comes
   * next. Payloads are copied before the call returns. Rejects with a `JournalError`: `fenced`,
   * `empty`, `too-large`, `overloaded`, `disk-full` (with all that was queued behind it; nothing of
   * them is kept), `closed`, or, for this and every later call, `write-failed` or `sync-failed`.
   */
  append(payloads: readonly Uint8Array[], fence: number): Promise<void>;
  /** Durable records in order; checks CRC and chain, rejects with `corrupt`. */
  read(fromSequence: number): AsyncIterable<JournalRecord>;
  /** One durable record, checked by its CRC; undefined if there is none. */
  readOne(sequence: number): Promise<Buffer | undefined>;
  /** Waits for what was appended, then gives the directory back. */
  close(): Promise<void>;
}

export interface JournalOptions {
  /** A segment is ended before it gets larger, unless one batch alone is; 128 MiB. */
  readonly segmentBytesMax?: number;
  /** Appended bytes that may wait for the disk, past which appends are refused; 64 MiB. */
  readonly pendingBytesMax?: number;
  /** Cuts a damaged end that may have been acknowledged; see torn-tail.ts. Copy the files first. */
  readonly cutDamagedTail?: boolean;
  /** Whoever of this process had it open, a thread that died, is known to be gone. */
  readonly takesOver?: boolean;
  readonly disk?: Disk;
  readonly scheduler?: Scheduler;
}

const MEBIBYTE = 1024 * 1024;
const SEGMENT_BYTES_MAX = 128 * MEBIBYTE;
const PENDING_BYTES_MAX = 64 * MEBIBYTE;

interface OpenLog {
  readonly log: Log;
  /** The last segment. */
  readonly file: DiskFile;
  readonly cutBytes: number;
}

async function beginLog(log: Log): Promise<OpenLog> {
  const header = { firstSequence: 1, previousHash: FIRST_HASH };
  const { segment, file } = await createSegment(log.disk, log.directory, header);
  log.segments.push(segment);
  return { log, file, cutBytes: 0 };
}

/** One piece of what is written again. */
const REWRITE_BYTES = MEBIBYTE;

/**
 * Writes again what may be in the system's cache only. After a sync that failed the cache shows what
 * it will never write: a second sync alone says that all is well (Rebello et al., 2020).
 */
async function rewrite(file: DiskFile, from: number, end: number): Promise<void> {
  const piece = Buffer.allocUnsafe(Math.min(REWRITE_BYTES, end - from));
  for (let at = from; at < end; at += piece.length) {
    const bytes = piece.subarray(0, Math.min(piece.length, end - at));
    await file.read(bytes, at);
    await file.write(bytes, at);
  }
}

/**
 * Verifies the last segment, cuts its torn end and makes the rest durable: what a process wrote
 * without living to sync it is there after its death, but not yet after a loss of power.
 */
async function resumeLog(log: Log, cutDamagedTail: boolean): Promise<OpenLog> {
  const last = lastSegment(log);
  const file = await log.disk.open(join(log.directory, last.name), 'write');
  try {
    const source = { file, segment: last.name, end: last.bytes };
    const tail = await judgeTail(source, last, log.index, cutDamagedTail);
    if (tail.cutBytes > 0) await file.truncate(tail.end.offset);
    await rewrite(file, tail.syncedOffset, tail.end.offset).catch((error) => {
      throw writeError(error);
    });
    await synced(file.sync());
    await synced(log.disk.syncDirectory(log.directory));
    last.bytes = tail.end.offset;
    log.durableSequence = tail.end.sequence - 1;
    log.hash = tail.hash;
    return { log, file, cutBytes: tail.cutBytes };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openLog(
  disk: Disk,
  directory: string,
  limits: CommitLimits,
  cutDamagedTail: boolean,
): Promise<OpenLog> {
  await removePartial(disk, directory);
  const { segments, damages } = await readSegments(disk, directory);
  if (damages.length > 0) throw corrupt(damages[0]);
  const index = createSparseIndex(limits.segmentBytesMax);
  const log: Log = {
    ...{ disk, directory, segments, index, spareWindows: [] },
    ...{ durableSequence: 0, hash: FIRST_HASH },
  };
  return segments.length === 0 ? beginLog(log) : resumeLog(log, cutDamagedTail);
}

/**
 * Opens the journal of a directory, or begins one. Reads the header and the last batch end of every
 * segment, which must continue each other, and verifies the whole last segment; the others are
 * verified as they are read. Rejects with a `JournalError`: `locked`, or `corrupt` naming the place.
 */
export async function openJournal(
  directory: string,
  options: JournalOptions = {},
): Promise<Journal> {
  const { disk = realDisk, scheduler = realScheduler, cutDamagedTail = false, takesOver } = options;
  const { segmentBytesMax = SEGMENT_BYTES_MAX, pendingBytesMax = PENDING_BYTES_MAX } = options;
  const limits = { segmentBytesMax, pendingBytesMax };
  await disk.makeDirectory(directory);
  const unlock = await lockDirectory(disk, directory, takesOver);
  const opened = await openLog(disk, directory, limits, cutDamagedTail).catch(async (error) => {
    await unlock();
    throw error;
  });
  const { log, file, cutBytes } = opened;
  const committer = createCommitter(log, file, limits, scheduler);
  let closing: Promise<void> | undefined;
  return {
    get nextSequence() {
      return committer.nextSequence();
    },
    cutBytes,
    append: committer.append,
    read: (fromSequence) => readFrom(log, fromSequence),
    readOne: (sequence) => readRecord(log, sequence),
    close: () => {
      closing ??= committer.close().finally(unlock);
      return closing;
    },
  };
}
