// Batches that are written by one write: encoded as they come, into one buffer.
import {
  BATCH_END_BYTES,
  chainHash,
  HASH_BYTES,
  RECORD_HEADER_BYTES,
  writeBatchEnd,
  writeRecord,
} from './frame.ts';

/** Whoever waits for a batch to be durable. */
export interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface Group {
  /** Begins with the hash that the first batch continues, which is on disk already. */
  readonly buffer: Buffer;
  used: number;
  readonly firstSequence: number;
  nextSequence: number;
  /** Chain hash after the last batch. */
  hash: string;
  readonly waiters: Waiter[];
}

export function batchBytes(payloads: readonly Uint8Array[]): number {
  let bytes = payloads.length * RECORD_HEADER_BYTES + BATCH_END_BYTES;
  for (const payload of payloads) bytes += payload.length;
  return bytes;
}

export function beginGroup(buffer: Buffer, firstSequence: number, hash: string): Group {
  buffer.write(hash, 0, 'latin1');
  const nextSequence = firstSequence;
  return { buffer, used: HASH_BYTES, firstSequence, nextSequence, hash, waiters: [] };
}

/** Encodes a batch behind the others; the buffer must have room for it. */
export function addBatch(group: Group, payloads: readonly Uint8Array[]): void {
  const { buffer, used } = group;
  let at = used;
  let sequence = group.nextSequence;
  for (const payload of payloads) at = writeRecord(buffer, at, sequence++, payload);
  group.hash = chainHash(buffer, used, at);
  writeBatchEnd(buffer, at, {
    records: payloads.length,
    lastSequence: sequence - 1,
    // A group is written when the one before it is durable, and never otherwise.
    durableSequence: group.firstSequence - 1,
    bytes: at - used,
    hash: group.hash,
  });
  group.used = at + BATCH_END_BYTES;
  group.nextSequence = sequence;
}

export function hasRoom(group: Group, bytes: number): boolean {
  return group.buffer.length - group.used >= bytes;
}

/** The bytes to write. */
export function groupBytes(group: Group): Buffer {
  return group.buffer.subarray(HASH_BYTES, group.used);
}
