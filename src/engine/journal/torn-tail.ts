// Decides, at opening, whether the damaged end of the last segment was torn by a crash or is corrupt.
//
// A batch is acknowledged only after its group (all that was written by one write) was synced. So a
// crash may leave any part of the last group behind, and nobody was told of it: cutting it is right.
// But an acknowledged batch may be the last one too, and rot: cutting it would break the promise
// that nothing acknowledged is lost. The bytes alone do not always tell the two apart. What is known:
//
// 1. The process died or the write was short: the tail is an exact beginning of what was written.
//    Every frame in it is sound and the file ends inside the batch (`incomplete`). No flipped byte
//    makes a whole batch look so, since lengths are believed only under the CRC of their header.
//    Nor can less than the smallest batch be the rest of a whole one. Both are cut.
// 2. Power was lost: the file may have its new length while sectors of it were never written. They
//    read as zeros, because the blocks are new. A damaged frame that reaches into such a sector is
//    torn, and cut. (A medium that answers zeros for an acknowledged sector of the last group looks
//    the same; so would a payload that holds a zero sector itself and was flipped elsewhere: text
//    holds none.)
// 3. Anything else damaged at its full length, with bytes that are not zero, is reported as corrupt:
//    it may have been acknowledged. A file system that shows stale blocks after a loss of power can
//    cause this shape too; the operator, who knows what happened, may open with `cutDamagedTail`.
// 4. A sound batch after the damage: written with it or later, so the damage is no torn end.
//    Corrupt. If a batch end after it says that the damaged sequence was durable, it is proven that
//    an acknowledged batch is lost, and `cutDamagedTail` does not cut either. If not, all of it is
//    one group whose sectors may have reached the disk out of order: `cutDamagedTail` cuts it.
//
// Only the last segment is judged: a segment is begun when all before it is durable.
import { BATCH_BYTES_MIN, SEGMENT_HEADER_BYTES } from './frame.ts';
import { type ScanDamage, scanSegment } from './scan.ts';
import { corrupt, type Segment } from './segments.ts';
import type { SparseIndex } from './sparse-index.ts';
import type { Boundary, ScanSource } from './window.ts';

/** The unit that disks write whole; larger ones are multiples of it. */
const SECTOR_BYTES = 512;
/** Less is no sign of a hole: a sound frame header has at most 15 zeros in a row; twice that. */
const HOLE_BYTES_MIN = 32;

/** What the last segment holds, and where it ends once its torn end is gone. */
export interface Tail {
  readonly end: Boundary;
  /** Chain hash that the next batch continues. */
  readonly hash: string;
  /** Why and how much must be cut, if anything. */
  readonly cutBytes: number;
  /** Everything before it is known to have been synced; what follows may be in the system's cache only. */
  readonly syncedOffset: number;
}

interface Evidence {
  end: Boundary;
  hash: string;
  /** The first damage; what comes after it is evidence only. */
  damage?: ScanDamage;
  hasSoundBatchAfter: boolean;
  durableSequence: number;
  /** Where runs of sound batches begin; the first one at or before what is known to be durable. */
  begins: Boundary[];
}

async function gather(source: ScanSource, segment: Segment, index: SparseIndex) {
  const begin = { offset: SEGMENT_HEADER_BYTES, sequence: segment.firstSequence };
  const evidence: Evidence = {
    end: begin,
    hash: segment.previousHash,
    hasSoundBatchAfter: false,
    durableSequence: 0,
    begins: [begin],
  };
  for await (const item of scanSegment(source, begin, 'chain')) {
    const batchEnd = item.kind === 'batches' ? item.lastEnd : item.resume?.batchEnd;
    if (batchEnd !== undefined) evidence.durableSequence = batchEnd.durableSequence;
    if (item.kind === 'damage') {
      evidence.damage ??= item;
      const first = batchEnd && batchEnd.lastSequence - batchEnd.records + 1;
      if (first !== undefined && first > evidence.damage.batch.sequence) {
        evidence.hasSoundBatchAfter = true;
      }
    } else if (evidence.damage !== undefined) {
      evidence.hasSoundBatchAfter = true;
    } else {
      evidence.end = item.next;
      evidence.hash = item.lastEnd.hash;
      noteBegin(evidence, item.from);
      index.note(segment.name, item.from);
    }
  }
  return evidence;
}

/** Keeps the beginnings from the last one on that all before is known to have been synced. */
function noteBegin(evidence: Evidence, begin: Boundary): void {
  const { begins, durableSequence } = evidence;
  begins.push(begin);
  while (begins.length > 1 && begins[1]!.sequence <= durableSequence + 1) begins.shift();
}

/** Whether the damaged frame reaches into a sector that was never written. */
async function reachesIntoHole(source: ScanSource, damage: ScanDamage): Promise<boolean> {
  const { offset } = damage.damages[0];
  const firstSector = Math.floor(offset / SECTOR_BYTES) * SECTOR_BYTES;
  // What lies before the batch is sound, though it may share the sector.
  const start = Math.max(firstSector, damage.batch.offset);
  const lastSectorEnd = Math.ceil((offset + damage.frameBytes) / SECTOR_BYTES) * SECTOR_BYTES;
  const bytes = Buffer.alloc(Math.min(lastSectorEnd, source.end) - start);
  await source.file.read(bytes, start);
  for (let from = 0, sectorEnd = firstSector + SECTOR_BYTES - start; from < bytes.length; ) {
    const sector = bytes.subarray(from, sectorEnd);
    if (sector.length >= HOLE_BYTES_MIN && sector.every((byte) => byte === 0)) return true;
    from = sectorEnd;
    sectorEnd += SECTOR_BYTES;
  }
  return false;
}

async function isTorn(source: ScanSource, evidence: Evidence, damage: ScanDamage) {
  if (evidence.hasSoundBatchAfter) return false;
  if (damage.damages[0].problem === 'incomplete') return true;
  if (source.end - damage.batch.offset < BATCH_BYTES_MIN) return true;
  return reachesIntoHole(source, damage);
}

/**
 * Verifies the whole last segment and says where it ends. Throws `corrupt`, naming the place, where
 * the damage may be to an acknowledged batch; see above.
 */
export async function judgeTail(
  source: ScanSource,
  segment: Segment,
  index: SparseIndex,
  cutDamagedTail: boolean,
): Promise<Tail> {
  const evidence = await gather(source, segment, index);
  const { damage, end, hash } = evidence;
  const syncedOffset = evidence.begins[0]!.offset;
  if (damage === undefined) return { end, hash, cutBytes: 0, syncedOffset };
  const isProvenDurable = evidence.durableSequence >= damage.batch.sequence;
  const isCut = !isProvenDurable && (cutDamagedTail || (await isTorn(source, evidence, damage)));
  if (!isCut) throw corrupt(damage.damages[0]);
  return { end, hash, cutBytes: source.end - end.offset, syncedOffset };
}
