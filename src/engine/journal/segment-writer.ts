// Writes groups behind each other into the last segment, and begins the next one when it is full.
import type { DiskFile } from './disk.ts';
import { synced, writeError } from './disk-error.ts';
import { SEGMENT_HEADER_BYTES } from './frame.ts';
import { type Group, groupBytes } from './group.ts';
import { JournalError } from './journal-error.ts';
import { type Log, lastSegment } from './log.ts';
import { createSegment } from './segments.ts';

export interface SegmentWriter {
  readonly log: Log;
  readonly segmentBytesMax: number;
  /** The last segment. */
  file: DiskFile;
}

async function rotate(writer: SegmentWriter): Promise<void> {
  const { log } = writer;
  const header = { firstSequence: log.durableSequence + 1, previousHash: log.hash };
  const { segment, file } = await createSegment(log.disk, log.directory, header);
  const full = writer.file;
  log.segments.push(segment);
  writer.file = file;
  await full.close();
}

/** Rejects with `disk-full`, and then `takeBack` is due, or fatally. */
export async function storeGroup(writer: SegmentWriter, group: Group): Promise<void> {
  const bytes = groupBytes(group);
  const last = lastSegment(writer.log);
  const isFull = last.bytes + bytes.length > writer.segmentBytesMax;
  try {
    if (isFull && last.bytes > SEGMENT_HEADER_BYTES) await rotate(writer);
    await writer.file.write(bytes, lastSegment(writer.log).bytes);
  } catch (error) {
    throw writeError(error);
  }
  await synced(writer.file.sync());
}

/**
 * Takes back what a refused write left. Durably, before anyone is told of the refusal: no crash may
 * bring a refused batch back. Every failure here is fatal.
 */
export async function takeBack(writer: SegmentWriter): Promise<void> {
  try {
    await writer.file.truncate(lastSegment(writer.log).bytes);
  } catch (error) {
    throw new JournalError('write-failed', {}, error);
  }
  await synced(writer.file.sync());
}
