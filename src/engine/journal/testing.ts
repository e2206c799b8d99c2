// What the journal's tests share: opening on a disk in memory, filling, reading back, refusals.
import { type Journal, type JournalOptions, openJournal } from './journal.ts';
import { JournalError } from './journal-error.ts';
import type { MemoryDisk } from './memory-disk.ts';

export const DIRECTORY = '/journal';

export function openOn(disk: MemoryDisk, options: JournalOptions = {}): Promise<Journal> {
  return openJournal(DIRECTORY, { ...options, disk });
}

/** A payload that tells its sequence, of a length that differs from its neighbours'. */
export function payloadOf(sequence: number): Buffer {
  return Buffer.from(`{"n":${sequence},"fill":"${'abcdefg'.repeat(sequence % 11)}"}`);
}

/** Appends a batch of so many records with the payloads of their sequences. */
export function appendBatch(journal: Journal, records: number): Promise<void> {
  const first = journal.nextSequence;
  const payloads = Array.from({ length: records }, (_, place) => payloadOf(first + place));
  return journal.append(payloads, first);
}

export async function readAll(journal: Journal, from = 1): Promise<[number, string][]> {
  const records: [number, string][] = [];
  for await (const { sequence, payload } of journal.read(from)) {
    records.push([sequence, payload.toString()]);
  }
  return records;
}

/** What `readAll` must give for a journal that was filled by `appendBatch`. */
export function recordsUpTo(last: number, from = 1): [number, string][] {
  return Array.from({ length: last - from + 1 }, (_, place) => [
    from + place,
    payloadOf(from + place).toString(),
  ]);
}

/** The error that a promise rejects with, which must be the journal's. */
export async function refusal(promise: Promise<unknown>): Promise<JournalError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof JournalError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** A gate for a disk's syncs, and how to open it. */
export function createGate(): { readonly gate: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { gate: promise, open: resolve };
}

/** Waits until what was appended has been written and its sync was asked for. */
export async function untilSyncs(disk: MemoryDisk, count: number): Promise<void> {
  while (disk.syncs < count) await new Promise((resolve) => setImmediate(resolve));
}
