// The segment files of a directory: their names, headers and order, and how a new one comes to be.
import { join } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';
import { synced, writeError } from './disk-error.ts';
import {
  BATCH_END_BYTES,
  decodeSegmentHeader,
  encodeSegmentHeader,
  FIRST_HASH,
  isBatchEndSound,
  readBatchEnd,
  SEGMENT_HEADER_BYTES,
  type SegmentHeader,
} from './frame.ts';
import { JournalError } from './journal-error.ts';
import type { DamageProblem, JournalDamage } from './scan.ts';

export interface Segment extends SegmentHeader {
  readonly name: string;
  /** Bytes that are durable; grows in the last segment only. */
  bytes: number;
}

const SUFFIX = '.segment';
const PARTIAL = '.partial';
/** Sequences stay below 2^53, which has 16 digits. */
const NAME_DIGITS = 16;

export function segmentName(firstSequence: number): string {
  return `${String(firstSequence).padStart(NAME_DIGITS, '0')}${SUFFIX}`;
}

/** Names of the segment files, oldest first. */
export async function segmentNames(disk: Disk, directory: string): Promise<string[]> {
  const names = await disk.names(directory);
  return names.filter((name) => name.endsWith(SUFFIX)).sort();
}

/** Removes what a crash during the creation of a segment left behind. */
export async function removePartial(disk: Disk, directory: string): Promise<void> {
  for (const name of await disk.names(directory)) {
    if (name.endsWith(PARTIAL)) await disk.remove(join(directory, name));
  }
}

export function corrupt(damage: JournalDamage): JournalError {
  return new JournalError('corrupt', { ...damage });
}

/**
 * Makes a segment that holds a header only. It gets its name when the header is durable, so a file
 * under a segment's name always began with a whole header. Rejects with `disk-full`, which leaves
 * nothing behind, `write-failed` or `sync-failed`.
 */
export async function createSegment(
  disk: Disk,
  directory: string,
  header: SegmentHeader,
): Promise<{ segment: Segment; file: DiskFile }> {
  const name = segmentName(header.firstSequence);
  const partial = join(directory, `${name}${PARTIAL}`);
  const file = await disk.open(partial, 'create').catch((error) => {
    throw writeError(error);
  });
  try {
    await file.write(encodeSegmentHeader(header), 0);
  } catch (error) {
    await file.close();
    await disk.remove(partial);
    throw writeError(error);
  }
  // From here on a failure leaves it open which name the file has, so it is fatal.
  await synced(file.sync());
  await synced(disk.rename(partial, join(directory, name)));
  await synced(disk.syncDirectory(directory));
  return { segment: { ...header, name, bytes: SEGMENT_HEADER_BYTES }, file };
}

interface SegmentEdges {
  readonly segment: Segment;
  readonly problem?: DamageProblem;
  /** The sequence and hash that the next segment must continue, if the segment ends soundly. */
  readonly next?: SegmentHeader;
}

/** What the segment's last 64 bytes, if they are a sound batch end, say comes next. */
async function nextHeader(file: DiskFile, segment: Segment): Promise<SegmentHeader | undefined> {
  const tail = Buffer.alloc(BATCH_END_BYTES);
  if (segment.bytes < SEGMENT_HEADER_BYTES + BATCH_END_BYTES) return undefined;
  await file.read(tail, segment.bytes - BATCH_END_BYTES);
  if (!isBatchEndSound(tail, 0)) return undefined;
  const end = readBatchEnd(tail, 0);
  return { firstSequence: end.lastSequence + 1, previousHash: end.hash };
}

/** Reads the header and the last batch end of a segment, and nothing between. */
async function readEdges(disk: Disk, directory: string, name: string): Promise<SegmentEdges> {
  const file = await disk.open(join(directory, name), 'read');
  try {
    const bytes = await file.sizeBytes();
    const head = Buffer.alloc(SEGMENT_HEADER_BYTES);
    const read = await file.read(head, 0);
    const header = decodeSegmentHeader(head.subarray(0, read));
    if (header === undefined || segmentName(header.firstSequence) !== name) {
      const named = { firstSequence: Number.parseInt(name, 10), previousHash: FIRST_HASH };
      return { segment: { ...named, name, bytes }, problem: 'segment-header' };
    }
    const segment = { ...header, name, bytes };
    return { segment, next: await nextHeader(file, segment) };
  } finally {
    await file.close();
  }
}

function linkDamage(previous: SegmentEdges | undefined, edges: SegmentEdges) {
  const { name, firstSequence, previousHash } = edges.segment;
  const damage = { segment: name, offset: 0, sequence: firstSequence };
  if (edges.problem !== undefined) return { ...damage, problem: edges.problem };
  const expected =
    previous === undefined ? { firstSequence: 1, previousHash: FIRST_HASH } : previous.next;
  // A previous segment without a sound end is named by its own scan, but ends every trust here.
  const continues =
    expected?.firstSequence === firstSequence && expected.previousHash === previousHash;
  return continues ? undefined : { ...damage, problem: 'segment-link' as const };
}

/**
 * The segments of a directory, oldest first, and what is wrong with their headers or with the way
 * they follow each other. Reads 128 bytes of each.
 */
export async function readSegments(
  disk: Disk,
  directory: string,
): Promise<{ segments: Segment[]; damages: JournalDamage[] }> {
  const segments: Segment[] = [];
  const damages: JournalDamage[] = [];
  let previous: SegmentEdges | undefined;
  for (const name of await segmentNames(disk, directory)) {
    const edges = await readEdges(disk, directory, name);
    const damage = linkDamage(previous, edges);
    if (damage !== undefined) damages.push(damage);
    segments.push(edges.segment);
    previous = edges;
  }
  return { segments, damages };
}
