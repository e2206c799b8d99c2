// What of the journal is durable: changed by the committer alone, looked at by readers.
import type { Disk } from './disk.ts';
import type { Segment } from './segments.ts';
import type { SparseIndex } from './sparse-index.ts';

export interface Log {
  readonly disk: Disk;
  readonly directory: string;
  /** Oldest first, one small entry a segment file; the last one is written to. */
  readonly segments: Segment[];
  readonly index: SparseIndex;
  /** Windows of look-ups, to be used again; at most `spareWindowsMax`. */
  readonly spareWindows: Buffer[];
  durableSequence: number;
  /** Chain hash after the durable sequence. */
  hash: string;
}

export function lastSegment(log: Log): Segment {
  return log.segments[log.segments.length - 1];
}
