// Opens what a data directory holds and brings memory to where the journal ends.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Late } from '../core/event/engine.ts';
import type { Event } from '../core/event/event.ts';
import { withVisitorTextsCut } from '../core/event/visitor-texts.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { loadCheckpoint } from './checkpoint.ts';
import { createFolder, type Folder } from './folder.ts';
import { type Disk, realDisk } from './journal/disk.ts';
import { type Journal, type JournalOptions, openJournal } from './journal/journal.ts';
import { readRecord } from './journal-record.ts';
import { openKeyRing, readMonthKeys } from './persons/month-keys.ts';
import { openingJournal } from './persons/opening-journal.ts';
import { createSealer, type Sealer } from './persons/sealer.ts';
import { createSeenIds, idsMax, type SeenIds } from './seen-ids.ts';
import { createEmptyStore } from './state-store/empty-store.ts';
import { isStateStoreError } from './state-store/state-store-error.ts';
import { openStateStore, type StateStore } from './state-store/store.ts';
import type { WarmState } from './warm-state.ts';
import { createWorld, type StoredWorld, type WorldLimits } from './world/world.ts';

export interface Started {
  readonly journal: Journal;
  /** Present where the journal's addresses are sealed. */
  readonly sealer?: Sealer;
  readonly store: StateStore;
  readonly stored: StoredWorld;
  readonly seen: SeenIds;
  readonly folder: Folder;
  /** Events folded again from the journal's tail. */
  readonly refolded: number;
  /** Among them, decisions that came out otherwise than they were answered (another version). */
  readonly otherwise: number;
  /** Requests that were answered while their account could not be read, and not folded since. */
  readonly unfinished: readonly Readonly<Late>[];
}

/** What the data rests on: this machine's disk and LMDB, unless a simulation stands in for them. */
export interface DataPorts {
  readonly disk: Disk;
  openStore(directory: string): Promise<StateStore>;
  removeStore(directory: string): Promise<void>;
  readonly journal?: Omit<JournalOptions, 'disk'>;
  /** Where the journal is kept elsewhere than on the disk. */
  openJournal?(): Promise<Journal>;
  readonly idsMax: number;
  /** What a standby has in memory of a store that is opened here. */
  readonly warm?: WarmState & { readonly store: StateStore };
  /** Nothing where addresses are written as they come. */
  openSealer?(directory: string): Sealer | undefined;
}

export const realPorts: DataPorts = {
  disk: realDisk,
  openStore: (directory) => openStateStore({ directory }),
  removeStore: (directory) => rm(directory, { recursive: true, force: true }),
  idsMax,
  openSealer: (directory) => (readMonthKeys(directory) ? sealerIn(directory) : undefined),
};

/** Makes the first key where there is none: from then on the directory is sealed. */
export function sealerIn(directory: string): Sealer {
  return createSealer(openKeyRing(directory));
}

/** `readOnly` leaves the stored state as it is: what is folded further stays in memory. */
export async function openData(
  directory: string,
  limits: WorldLimits,
  readOnly = false,
  ports: DataPorts = realPorts,
): Promise<Started> {
  await ports.disk.makeDirectory(directory);
  const { disk } = ports;
  const opened = await (ports.openJournal?.() ??
    openJournal(join(directory, 'journal'), { ...ports.journal, disk }));
  const sealer = ports.openSealer?.(directory);
  const journal = sealer ? openingJournal(opened, sealer) : opened;
  try {
    const stateDirectory = join(directory, 'state');
    const store = await openStore(stateDirectory, journal.nextSequence - 1, readOnly, ports);
    const warm = ports.warm?.store === store ? ports.warm : undefined;
    const seen = warm?.seen ?? createSeenIds(ports.idsMax, !readOnly);
    const stored = createWorld(limits, store, readOnly, warm?.loaded);
    const { timeMs } = warm ?? loadCheckpoint(store, seen);
    const folder = createFolder(stored.world, { sequence: store.sequence, timeMs });
    const counts = await refold(journal, store.sequence, folder, seen);
    return { journal, sealer, store, stored, seen, folder, ...counts };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

/**
 * A state that is ahead of the journal, damaged or of another version is thrown away: it can be folded
 * again. One that cannot be opened for another reason (permissions, memory) is whole and stays; and
 * who may only read folds from nothing, and leaves what is there to its owner.
 */
async function openStore(
  directory: string,
  journalSequence: number,
  readOnly: boolean,
  ports: DataPorts,
): Promise<StateStore> {
  const store = await ports.openStore(directory).catch((error: unknown) => {
    const isLost = isStateStoreError(error) && lostCodes.has(error.code);
    if (!isLost) throw error;
    return undefined;
  });
  if (store && store.sequence <= journalSequence) return store;
  await store?.close();
  if (readOnly) return createEmptyStore();
  await ports.removeStore(directory);
  return ports.openStore(directory);
}

const lostCodes: ReadonlySet<string> = new Set(['corrupt', 'format']);

async function refold(
  journal: Journal,
  fromSequence: number,
  folder: Folder,
  seen: SeenIds,
): Promise<Pick<Started, 'refolded' | 'otherwise' | 'unfinished'>> {
  let refolded = 0;
  let otherwise = 0;
  // Bounded by what the engine holds back while the store is late.
  const unfinished = new Map<string, Readonly<Late>>();
  for await (const { sequence, payload } of journal.read(fromSequence + 1)) {
    const { event, origin, decision, told } = readRecord(payload);
    // Journalled as it came, folded as it was read: what a visitor's software wrote too long is cut.
    const read = withVisitorTextsCut(event) as Event;
    const folded = folder.refold(read, timeMsOf(event.time), origin, sequence, told);
    const answered = event.type === 'late' ? (event.request as unknown as Event) : event;
    const id = `${answered.firm ?? ''}\u0000${answered.id}`;
    // What was told stands under the id, not what was found afterwards.
    if (told) unfinished.delete(id);
    else seen.add(id, sequence);
    if (event.type === 'late') unfinished.set(id, event);
    refolded += 1;
    if (decision && folded.stepped.decision?.verdict !== decision.verdict) otherwise += 1;
  }
  return { refolded, otherwise, unfinished: [...unfinished.values()] };
}
