// Batches that wait for the disk, in groups, and the buffers that hold them.
import { HASH_BYTES, SEGMENT_HEADER_BYTES } from './frame.ts';
import { addBatch, beginGroup, type Group, groupBytes, hasRoom } from './group.ts';
import type { Log } from './log.ts';

/** What is durable: where the next batch continues. */
export type DurableEnd = Pick<Log, 'durableSequence' | 'hash'>;

/** One write; bounds what a crash leaves undecided. A larger batch is a group of its own. */
const GROUP_BYTES_MAX = 1024 * 1024;
/** Buffers kept for reuse: one gathers while the other is written. */
const SPARE_BUFFERS_MAX = 2;

export interface Pending {
  /** Sequence and chain hash behind the last batch that waits. */
  nextSequence: number;
  hash: string;
  /** Of all that is not settled, the group that is being written included; the caller limits it. */
  bytes: number;
  readonly groups: Group[];
  readonly groupBytesMax: number;
  readonly spareBuffers: Buffer[];
}

export function createPending(log: DurableEnd, segmentBytesMax: number): Pending {
  const segmentRoomBytes = Math.max(segmentBytesMax - SEGMENT_HEADER_BYTES, 0);
  return {
    nextSequence: log.durableSequence + 1,
    hash: log.hash,
    bytes: 0,
    groups: [],
    groupBytesMax: Math.min(GROUP_BYTES_MAX, segmentRoomBytes),
    spareBuffers: [],
  };
}

function groupFor(pending: Pending, bytes: number): Group {
  const last = pending.groups.at(-1);
  if (last !== undefined && hasRoom(last, bytes)) return last;
  const bufferBytes = HASH_BYTES + Math.max(bytes, pending.groupBytesMax);
  const spare = bytes > pending.groupBytesMax ? undefined : pending.spareBuffers.pop();
  const buffer = spare ?? Buffer.allocUnsafeSlow(bufferBytes);
  const group = beginGroup(buffer, pending.nextSequence, pending.hash);
  pending.groups.push(group);
  return group;
}

/** Encodes a batch of so many bytes into the group that gathers. */
export function enqueue(pending: Pending, payloads: readonly Uint8Array[], bytes: number): Group {
  const group = groupFor(pending, bytes);
  addBatch(group, payloads);
  pending.nextSequence = group.nextSequence;
  pending.hash = group.hash;
  pending.bytes += bytes;
  return group;
}

/** Lets go of a group that was taken out and is settled. */
export function release(pending: Pending, group: Group): void {
  pending.bytes -= groupBytes(group).length;
  const isReusable = group.buffer.length === HASH_BYTES + pending.groupBytesMax;
  if (isReusable && pending.spareBuffers.length < SPARE_BUFFERS_MAX) {
    pending.spareBuffers.push(group.buffer);
  }
}

/** Takes all groups out and goes back to what is durable. */
export function rewind(pending: Pending, log: DurableEnd): Group[] {
  pending.nextSequence = log.durableSequence + 1;
  pending.hash = log.hash;
  return pending.groups.splice(0);
}
