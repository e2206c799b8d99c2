// The batches of a journal's folder as leaves of the tree, each checked by checksums and chain on the way.
import { join } from 'node:path';
import type { Disk } from '../journal/disk.ts';
import {
  BATCH_END_BYTES,
  type BatchEnd,
  HASH_BYTES,
  isBatchEnd,
  RECORD_HEADER_BYTES,
  readBatchEnd,
  SEGMENT_HEADER_BYTES,
} from '../journal/frame.ts';
import { type BatchRun, type JournalDamage, scanSegment } from '../journal/scan.ts';
import { readSegments } from '../journal/segments.ts';
import { leafHash } from './tree.ts';

export interface Leaf {
  readonly kind: 'leaf';
  readonly index: number;
  readonly hash: Buffer;
  readonly end: BatchEnd;
  /** The 32 bytes before the batch and its record frames, in the read window: copy to keep. */
  readonly batch: Buffer;
}

/** After the first damage nothing is known of the tree. */
export type LeafOrDamage = Leaf | { readonly kind: 'damage'; readonly damage: JournalDamage };

const leafBytes = 8 + 8 + HASH_BYTES;

/** What a leaf says of a batch: its first and last record, and the hash that the chain has after it. */
export function leafOf({
  records,
  lastSequence,
  hash,
}: Omit<BatchEnd, 'durableSequence' | 'bytes'>) {
  const data = Buffer.alloc(leafBytes);
  data.writeBigUInt64BE(BigInt(lastSequence - records + 1), 0);
  data.writeBigUInt64BE(BigInt(lastSequence), 8);
  data.write(hash, 16, 'latin1');
  return leafHash(data);
}

function* leavesOfRun({ buffer, start, end }: BatchRun, first: number): Generator<Leaf> {
  let batchAt = start;
  let index = first;
  for (let at = start; at < end; ) {
    if (!isBatchEnd(buffer, at)) {
      at += RECORD_HEADER_BYTES + buffer.readUInt32LE(at + 4);
      continue;
    }
    const batchEnd = readBatchEnd(buffer, at);
    const batch = buffer.subarray(batchAt - HASH_BYTES, at);
    yield { kind: 'leaf', index, hash: leafOf(batchEnd), end: batchEnd, batch };
    index += 1;
    at += BATCH_END_BYTES;
    batchAt = at;
  }
}

/**
 * All leaves, in order, until the first damage. A batch that is being written at the very end is left
 * out: a service may go on meanwhile. Holds two read windows, or the largest batch.
 */
export async function* leavesOf(disk: Disk, folder: string): AsyncGenerator<LeafOrDamage> {
  const { segments, damages } = await readSegments(disk, folder);
  let index = 0;
  for (const [place, { name, firstSequence, bytes }] of segments.entries()) {
    const wrong = damages.find(({ segment }) => segment === name);
    if (wrong) return yield { kind: 'damage', damage: wrong };
    const isLast = place === segments.length - 1;
    const file = await disk.open(join(folder, name), 'read');
    try {
      const begin = { offset: SEGMENT_HEADER_BYTES, sequence: firstSequence };
      const source = { file, segment: name, end: bytes };
      for await (const item of scanSegment(source, begin, 'all')) {
        if (item.kind === 'damage') {
          const [damage] = item.damages;
          const isUnfinished = damage.problem === 'incomplete' && isLast;
          if (isUnfinished && item.resume === undefined) return;
          return yield { kind: 'damage', damage };
        }
        for (const leaf of leavesOfRun(item, index)) {
          yield leaf;
          index = leaf.index + 1;
        }
      }
    } finally {
      await file.close();
    }
  }
}
