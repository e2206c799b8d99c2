// One batch in memory: where its frames lie, and whether each is what was written.
import {
  BATCH_BYTES_MAX,
  BATCH_END_BYTES,
  endsBatch,
  isBatchEnd,
  isBatchEndSound,
  isChainSound,
  isPayloadSound,
  payloadBytes,
  RECORD_HEADER_BYTES,
  recordSequence,
} from './frame.ts';

/**
 * - `frame-header`: no sound record header where one must be.
 * - `batch-end`: the frame that ends the batch is damaged or does not fit the batch.
 * - `sequence`: a sound record that does not belong here.
 * - `payload`: the payload does not have its CRC.
 * - `chain`: every CRC fits, the chain hash does not: the batch, or what came before, was replaced.
 */
export type FrameProblem = 'frame-header' | 'batch-end' | 'sequence' | 'payload' | 'chain';

export interface FrameDamage {
  /** Where in the buffer the damaged frame begins, and its length as far as it is known. */
  readonly at: number;
  readonly bytes: number;
  readonly sequence: number;
  readonly problem: FrameProblem;
}

/**
 * How far a batch is to be checked. `frames`: headers and order. `chain`: its hash too, which covers
 * every byte of its records, CRCs included; those are computed only to name the damaged record when
 * the hash does not fit. `all`: every CRC as well, which finds what was encoded wrongly.
 */
export type BatchCheck = 'frames' | 'chain' | 'all';

export type BatchWalk =
  | { readonly state: 'whole'; readonly end: number; readonly nextSequence: number }
  | { readonly state: 'short' }
  | { readonly state: 'damaged'; readonly damage: FrameDamage };

const SHORT: BatchWalk = { state: 'short' };
const SOUND: readonly FrameDamage[] = [];

function damaged(at: number, bytes: number, sequence: number, problem: FrameProblem): BatchWalk {
  return { state: 'damaged', damage: { at, bytes, sequence, problem } };
}

/** Closes the walk of the batch that began at `start` with `sequence` and has its end at `at`. */
function walkEnd(
  buffer: Buffer,
  start: number,
  at: number,
  sequence: number,
  next: number,
): BatchWalk {
  const isSound =
    next > sequence &&
    isBatchEndSound(buffer, at) &&
    endsBatch(buffer, at, next - sequence, next - 1, at - start);
  if (!isSound) return damaged(at, BATCH_END_BYTES, next, 'batch-end');
  return { state: 'whole', end: at + BATCH_END_BYTES, nextSequence: next };
}

/**
 * Follows the frames of the batch at `start`, whose first record must be `sequence`, by their
 * checked headers alone; `short` where the buffer ends, at `limit`, before the batch does.
 */
export function walkBatch(
  buffer: Buffer,
  start: number,
  limit: number,
  sequence: number,
): BatchWalk {
  let at = start;
  let next = sequence;
  while (limit - at >= RECORD_HEADER_BYTES) {
    if (isBatchEnd(buffer, at)) {
      if (limit - at < BATCH_END_BYTES) return SHORT;
      return walkEnd(buffer, start, at, sequence, next);
    }
    const bytes = payloadBytes(buffer, at);
    const end = at + RECORD_HEADER_BYTES + bytes;
    if (bytes < 0 || end - start > BATCH_BYTES_MAX) {
      return damaged(at, RECORD_HEADER_BYTES, next, 'frame-header');
    }
    if (recordSequence(buffer, at) !== next) {
      return damaged(at, end - at, next, 'sequence');
    }
    at = end;
    next += 1;
  }
  return SHORT;
}

/** The damages of a batch whose frames are known to lie from `start` to `end`. */
export function batchDamages(
  buffer: Buffer,
  start: number,
  end: number,
  sequence: number,
  check: BatchCheck,
): readonly FrameDamage[] {
  if (check === 'frames') return SOUND;
  const recordsEnd = end - BATCH_END_BYTES;
  const isSound = isChainSound(buffer, start, recordsEnd);
  if (isSound && check === 'chain') return SOUND;
  const damages = payloadDamages(buffer, start, recordsEnd, sequence);
  if (isSound || damages.length > 0) return damages;
  return [{ at: start, bytes: 0, sequence, problem: 'chain' }];
}

function payloadDamages(buffer: Buffer, start: number, end: number, firstSequence: number) {
  const damages: FrameDamage[] = [];
  let sequence = firstSequence;
  for (let at = start; at < end; sequence++) {
    const payload = payloadBytes(buffer, at);
    const bytes = RECORD_HEADER_BYTES + payload;
    if (!isPayloadSound(buffer, at, payload)) {
      damages.push({ at, bytes, sequence, problem: 'payload' });
    }
    at += bytes;
  }
  return damages;
}
