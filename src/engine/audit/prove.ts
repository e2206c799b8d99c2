// Makes proofs from a journal's folder: that a record is under a checkpoint, that one checkpoint goes on
// from another. Whoever is given a proof and the public key checks it without the journal.

import type { Disk } from '../journal/disk.ts';
import {
  chainHash,
  HASH_BYTES,
  payloadBytes,
  RECORD_HEADER_BYTES,
  recordSequence,
} from '../journal/frame.ts';
import { leafOf, leavesOf } from './leaves.ts';
import type { Checkpoint } from './note.ts';
import {
  consistencyRows,
  createRowRoots,
  inclusionRows,
  isConsistent,
  rootOfInclusion,
} from './proof.ts';

/** That a record is in the journal that a checkpoint signs. */
export interface Inclusion {
  readonly sequence: number;
  /** Place of its batch among all. */
  readonly index: number;
  /** The hash that the batch continues, and its record frames: all that its hash is made of. */
  readonly batch: Buffer;
  readonly path: readonly Buffer[];
}

/** Nothing where the record is not among the batches of the checkpoint. Two passes over the journal. */
export async function proveInclusion(
  disk: Disk,
  folder: string,
  sequence: number,
  { size }: Checkpoint,
): Promise<Inclusion | undefined> {
  let found: { index: number; batch: Buffer } | undefined;
  for await (const item of leavesOf(disk, folder)) {
    if (item.kind === 'damage' || item.index >= size) break;
    if (item.end.lastSequence < sequence) continue;
    found = { index: item.index, batch: Buffer.from(item.batch) };
    break;
  }
  if (!found || sequence < 1) return undefined;
  const path = await rowHashes(disk, folder, inclusionRows(found.index, size), size);
  return { sequence, ...found, path };
}

export async function proveConsistency(
  disk: Disk,
  folder: string,
  older: Checkpoint,
  newer: Checkpoint,
): Promise<Buffer[]> {
  return rowHashes(disk, folder, consistencyRows(older.size, newer.size), newer.size);
}

async function rowHashes(
  disk: Disk,
  folder: string,
  rows: Parameters<typeof createRowRoots>[0],
  size: number,
): Promise<Buffer[]> {
  const roots = createRowRoots(rows);
  for await (const item of leavesOf(disk, folder)) {
    if (item.kind === 'damage' || item.index >= size) break;
    roots.take(item.index, item.hash);
  }
  return roots.hashes();
}

/** The record's payload, if the batch holds it and leads to the root that was signed. */
export function checkInclusion(
  { sequence, index, batch, path }: Inclusion,
  { size, root }: Checkpoint,
): Buffer | undefined {
  const records = recordsOfBatch(batch);
  const first = records?.[0]?.sequence;
  if (!records || first === undefined) return undefined;
  const lastSequence = first + records.length - 1;
  const hash = chainHash(batch, HASH_BYTES, batch.length);
  const leaf = leafOf({ records: records.length, lastSequence, hash });
  if (!rootOfInclusion(leaf, index, size, path)?.equals(root)) return undefined;
  return records.find((record) => record.sequence === sequence)?.payload;
}

/** Nothing where the bytes are not whole frames in order. */
function recordsOfBatch(batch: Buffer): { sequence: number; payload: Buffer }[] | undefined {
  const records: { sequence: number; payload: Buffer }[] = [];
  let at = HASH_BYTES;
  while (at + RECORD_HEADER_BYTES <= batch.length) {
    const bytes = payloadBytes(batch, at);
    const sequence = recordSequence(batch, at);
    const before = records.at(-1)?.sequence ?? sequence - 1;
    const payloadAt = at + RECORD_HEADER_BYTES;
    if (bytes < 0 || payloadAt + bytes > batch.length || sequence !== before + 1) return undefined;
    records.push({ sequence, payload: batch.subarray(payloadAt, payloadAt + bytes) });
    at = payloadAt + bytes;
  }
  return at === batch.length ? records : undefined;
}

export function checkConsistency(
  older: Checkpoint,
  newer: Checkpoint,
  path: readonly Buffer[],
): boolean {
  return isConsistent(older.size, older.root, newer.size, newer.root, path);
}
