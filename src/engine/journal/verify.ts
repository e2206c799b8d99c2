// Goes through a whole journal, without changing it, and names every damage.
import { join } from 'node:path';
import { type Disk, realDisk } from './disk.ts';
import { SEGMENT_HEADER_BYTES } from './frame.ts';
import { type JournalDamage, scanSegment } from './scan.ts';
import { readSegments } from './segments.ts';

/**
 * Every damage, segment by segment. In a damaged batch each record with a wrong payload is named;
 * where a frame header is damaged, the scan goes on behind the next sound batch end. A torn end of
 * the last segment, which opening would cut, is named `incomplete`. The journal must not be written
 * meanwhile. That whole batches are missing at the very end, or that all from some place on was
 * replaced together with its hashes, only a chain hash kept elsewhere can tell.
 */
export async function* verifyJournal(
  directory: string,
  disk: Disk = realDisk,
): AsyncGenerator<JournalDamage> {
  const { segments, damages } = await readSegments(disk, directory);
  for (const { name, firstSequence, bytes } of segments) {
    yield* damages.filter((damage) => damage.segment === name);
    const file = await disk.open(join(directory, name), 'read');
    try {
      const begin = { offset: SEGMENT_HEADER_BYTES, sequence: firstSequence };
      for await (const item of scanSegment({ file, segment: name, end: bytes }, begin, 'all')) {
        if (item.kind === 'damage') yield* item.damages;
      }
    } finally {
      await file.close();
    }
  }
}
