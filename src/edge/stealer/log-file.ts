// One readable file of a log, wherever it lies: in a folder, an archive, or an archive within one.
import type { FileKind } from '../../intel/stealer/file-kind.ts';
import { type Fault, StealerFault } from './fault.ts';
import type { ScanLimits } from './limits.ts';

export interface LogFile {
  /** Folders with `/`, archives like folders. */
  readonly path: string;
  /** The log it belongs to. */
  readonly root: string;
  readonly kind: Extract<FileKind, 'device' | 'text'>;
  /** Its bytes; the reader may wipe each chunk before it asks for the next. */
  chunks(): AsyncGenerator<Buffer>;
}

/** What a run may still read, shared by all its archives. */
export interface Budget {
  readonly limits: ScanLimits;
  readonly onFault: (fault: Fault) => void;
  files: number;
  expandedBytes: number;
}

export function createBudget(limits: ScanLimits, onFault: (fault: Fault) => void): Budget {
  return { limits, onFault, files: 0, expandedBytes: 0 };
}

/** Counts a file; false, and said once, where there have been too many. */
export function admitFile(budget: Budget, path: string): boolean {
  budget.files += 1;
  if (budget.files === budget.limits.filesMax + 1) budget.onFault({ code: 'too-many-files', path });
  return budget.files <= budget.limits.filesMax;
}

/** What one archive has expanded to so far. */
export interface Expansion {
  readonly packedBytes: number;
  bytes: number;
}

/** Passes chunks on while the archive stays within reason. */
export async function* withinBudget(
  chunks: AsyncIterable<Buffer>,
  expansion: Expansion,
  budget: Budget,
): AsyncGenerator<Buffer> {
  const { ratioFromBytes, ratioMax, expandedBytesMax } = budget.limits;
  for await (const chunk of chunks) {
    expansion.bytes += chunk.length;
    budget.expandedBytes += chunk.length;
    const isBomb =
      expansion.bytes > ratioFromBytes && expansion.bytes > expansion.packedBytes * ratioMax;
    if (isBomb || budget.expandedBytes > expandedBytesMax)
      throw new StealerFault('expands-too-far');
    yield chunk;
  }
}
