// One window of a segment: read into memory, and gone through batch by batch.
import {
  type BatchCheck,
  type BatchWalk,
  batchDamages,
  type FrameDamage,
  walkBatch,
} from './batch.ts';
import type { DiskFile } from './disk.ts';
import {
  BATCH_END_BYTES,
  type BatchEnd,
  END_MARK_BYTES,
  HASH_BYTES,
  isBatchEndSound,
  readBatchEnd,
} from './frame.ts';

/** Read 1M records faster than 64 KiB and 1 MiB did; a larger batch doubles it until it fits. */
export const WINDOW_BYTES = 256 * 1024;

export interface ScanSource {
  readonly file: DiskFile;
  readonly segment: string;
  /** Bytes of the segment that are to be read. */
  readonly end: number;
}

/** Where a batch begins: an offset in the segment, and the sequence of its first record. */
export interface Boundary {
  readonly offset: number;
  readonly sequence: number;
}

export interface Window {
  readonly buffer: Buffer;
  /** Offset in the segment of the buffer's first byte. */
  readonly base: number;
}

/** The window that begins with the 32 bytes of chain hash before `offset`; into `spare` if it fits. */
export async function readWindow(
  source: ScanSource,
  offset: number,
  bytes: number,
  spare?: Buffer,
): Promise<Window> {
  const base = offset - HASH_BYTES;
  const wanted = Math.min(bytes, source.end - base);
  const fits = spare !== undefined && spare.length >= wanted;
  const buffer = fits ? spare.subarray(0, wanted) : Buffer.allocUnsafeSlow(wanted);
  const read = await source.file.read(buffer, base);
  return { buffer: buffer.subarray(0, read), base };
}

export interface WindowScan {
  /** Where the sound batches end, and the sequence that must follow. */
  readonly end: number;
  readonly nextSequence: number;
  /** What came then: a batch that is short or damaged. */
  readonly stop: BatchWalk;
  readonly damages: readonly FrameDamage[];
}

/** Goes through the whole batches of a window until one is short or damaged. */
export function scanWindow(buffer: Buffer, sequence: number, check: BatchCheck): WindowScan {
  let end = HASH_BYTES;
  let nextSequence = sequence;
  for (;;) {
    const walk = walkBatch(buffer, end, buffer.length, nextSequence);
    if (walk.state === 'short') return { end, nextSequence, stop: walk, damages: [] };
    if (walk.state === 'damaged') {
      return { end, nextSequence, stop: walk, damages: [walk.damage] };
    }
    const damages = batchDamages(buffer, end, walk.end, nextSequence, check);
    if (damages.length > 0) return { end, nextSequence, stop: walk, damages };
    end = walk.end;
    nextSequence = walk.nextSequence;
  }
}

/** A sound batch end, and where the batch behind it begins. */
export interface FoundEnd {
  readonly batchEnd: BatchEnd;
  readonly next: Boundary;
}

/** The sound batch end whose 64 bytes end at `end` in the window. */
export function endBefore(window: Window, end: number): FoundEnd {
  const batchEnd = readBatchEnd(window.buffer, end - BATCH_END_BYTES);
  return { batchEnd, next: { offset: window.base + end, sequence: batchEnd.lastSequence + 1 } };
}

/** Looks byte by byte for the first sound batch end from `offset` that ends a later sequence. */
export async function findBatchEnd(
  source: ScanSource,
  offset: number,
  sequence: number,
): Promise<FoundEnd | undefined> {
  for (let at = offset; at < source.end; at += WINDOW_BYTES) {
    const window = await readWindow(source, at, WINDOW_BYTES + HASH_BYTES + BATCH_END_BYTES);
    const last = window.buffer.length - BATCH_END_BYTES;
    let place = window.buffer.indexOf(END_MARK_BYTES, HASH_BYTES);
    while (place >= 0 && place <= last) {
      if (isBatchEndSound(window.buffer, place)) {
        const found = endBefore(window, place + BATCH_END_BYTES);
        if (found.batchEnd.lastSequence >= sequence) return found;
      }
      place = window.buffer.indexOf(END_MARK_BYTES, place + 1);
    }
  }
  return undefined;
}
