// Turns the disk's failures into the journal's.
import { JournalError } from './journal-error.ts';

/** A failed write: `disk-full` may pass, `write-failed` does not. */
export function writeError(error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  const system = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const isFull = system === 'ENOSPC' || system === 'EDQUOT';
  return new JournalError(isFull ? 'disk-full' : 'write-failed', { system }, error);
}

/**
 * Waits for a sync. Its failure is final even if a later one succeeds: the system may have dropped
 * what it could not write (Rebello et al., "Can Applications Recover from fsync Failures?", 2020).
 */
export async function synced(sync: Promise<void>): Promise<void> {
  try {
    await sync;
  } catch (error) {
    const system = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new JournalError('sync-failed', { system }, error);
  }
}
