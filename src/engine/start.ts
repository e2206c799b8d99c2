// Opens what a data directory holds and brings memory to where the journal ends.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { timeMsOf } from '../core/lib/time.ts';
import { loadCheckpoint } from './checkpoint.ts';
import { createFolder, type Folder } from './folder.ts';
import { type Journal, openJournal } from './journal/journal.ts';
import { readRecord } from './journal-record.ts';
import { createSeenIds, idsMax, type SeenIds } from './seen-ids.ts';
import { openStateStore, type StateStore } from './state-store/store.ts';
import { createWorld, type StoredWorld, type WorldLimits } from './world/world.ts';

export interface Started {
  readonly journal: Journal;
  readonly store: StateStore;
  readonly stored: StoredWorld;
  readonly seen: SeenIds;
  readonly folder: Folder;
  /** Events folded again from the journal's tail. */
  readonly refolded: number;
  /** Among them, decisions that came out otherwise than they were answered (another version). */
  readonly otherwise: number;
}

/** `readOnly` leaves the stored state as it is: what is folded further stays in memory. */
export async function openData(
  directory: string,
  limits: WorldLimits,
  readOnly = false,
): Promise<Started> {
  await mkdir(directory, { recursive: true });
  const journal = await openJournal(join(directory, 'journal'));
  const store = await openStore(join(directory, 'state'), journal.nextSequence - 1);
  const seen = createSeenIds(idsMax, !readOnly);
  const stored = createWorld(limits, store, readOnly);
  const { timeMs } = loadCheckpoint(store, seen);
  const folder = createFolder(stored.world, { sequence: store.sequence, timeMs });
  const counts = await refold(journal, store.sequence, folder, seen);
  return { journal, store, stored, seen, folder, ...counts };
}

/** A state that is ahead of the journal, or damaged, is thrown away: it can be folded again. */
async function openStore(directory: string, journalSequence: number): Promise<StateStore> {
  const store = await openStateStore({ directory }).catch(() => undefined);
  if (store && store.sequence <= journalSequence) return store;
  await store?.close();
  await rm(directory, { recursive: true, force: true });
  return openStateStore({ directory });
}

async function refold(
  journal: Journal,
  fromSequence: number,
  folder: Folder,
  seen: SeenIds,
): Promise<{ refolded: number; otherwise: number }> {
  let refolded = 0;
  let otherwise = 0;
  for await (const { sequence, payload } of journal.read(fromSequence + 1)) {
    const { event, origin, decision } = readRecord(payload);
    const folded = folder.refold(event, timeMsOf(event.time), origin, sequence);
    seen.add(`${event.firm ?? ''}\u0000${event.id}`, sequence);
    refolded += 1;
    if (decision && folded.stepped.decision?.verdict !== decision.verdict) otherwise += 1;
  }
  return { refolded, otherwise };
}
