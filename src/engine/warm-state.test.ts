// What a standby keeps in memory, checkpoint after checkpoint, is what it would read from its disk.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Event } from '../core/event/event.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { noonMs } from '../core/state/test-events.ts';
import { hijack, ordinaryMonth, victims } from '../core/test-wave.ts';
import { createCheckpoints } from './checkpoint.ts';
import { createFolder } from './folder.ts';
import { createSeenIds } from './seen-ids.ts';
import { openStateStore, type StateStore } from './state-store/store.ts';
import { type ChangedRecord, isInMemory, openStandbyState } from './warm-state.ts';
import {
  createWorld,
  defaultLimits,
  type LoadedTables,
  loadTables,
  tableNumbers,
} from './world/world.ts';

/** So few that old ones are forgotten again and again. */
const limits = { ...defaultLimits, addresses: 6, devices: 6, traces: 6, means: 6 };
const idsMax = 1_000;

async function storeOf(t: TestContext): Promise<StateStore> {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-warm-'));
  const store = await openStateStore({ directory });
  t.after(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });
  return store;
}

/** Notes what each checkpoint brings, as it is sent to a standby. */
function noting(store: StateStore, changes: ChangedRecord[]): StateStore {
  return {
    ...store,
    get sequence() {
      return store.sequence;
    },
    beginCheckpoint(sequence) {
      const writer = store.beginCheckpoint(sequence);
      const { add } = writer;
      return Object.assign(writer, {
        add(table: number, key: string, value: Uint8Array | undefined) {
          changes.push({ table, key, value: value && Buffer.from(value) });
          add(table, key, value);
        },
      });
    },
  };
}

function events(): Event[] {
  const all: Event[] = [];
  const note = (event: Event): undefined => {
    all.push(event);
    return undefined;
  };
  ordinaryMonth(note);
  for (const [index, account] of victims.entries()) hijack(note, account, noonMs + index * 60_000);
  return all.sort((one, other) => timeMsOf(one.time) - timeMsOf(other.time));
}

function contents({ tables }: LoadedTables, store: StateStore): Record<string, unknown> {
  const found = Object.entries(tables).filter(([name]) =>
    isInMemory(tableNumbers[name as keyof typeof tableNumbers]),
  );
  return Object.fromEntries(
    found.map(([name, table]) => {
      const keys = [...store.scan(tableNumbers[name as keyof typeof tableNumbers])].map(
        ({ key }) => (key === '\u0001' ? '' : key),
      );
      // What is forgotten may still be stored: it is deleted bit by bit.
      const records = keys.flatMap((key) => {
        const bytes = table.encode(key);
        return bytes ? `${key} ${Buffer.from(bytes).toString('hex')}` : [];
      });
      return [name, { generation: table.generation, size: table.size, records }];
    }),
  );
}

test('kept up and read anew, the state is the same', async (t) => {
  const changes: ChangedRecord[] = [];
  const owners = await storeOf(t);
  const store = noting(owners, changes);
  const seen = createSeenIds(idsMax, true);
  const stored = createWorld(limits, store);
  const folder = createFolder(stored.world, { sequence: 0, timeMs: 0 });
  const fail = (error: unknown): never => {
    throw error;
  };
  const checkpoints = createCheckpoints(stored.tables, seen, store, fail);
  const standbys = await storeOf(t);
  const standby = openStandbyState(standbys, limits, idsMax);
  let compared = 0;

  async function checkpoint(): Promise<void> {
    checkpoints.begin(folder.sequence, folder.timeMs, Promise.resolve());
    await checkpoints.settle();
    const writer = standbys.beginCheckpoint(owners.sequence);
    for (const { table, key, value } of changes) writer.add(table, key, value);
    await standbys.commit(writer);
    standby.takeIn(changes.splice(0));
  }

  for (const [place, event] of events().entries()) {
    const timeMs = timeMsOf(event.time);
    folder.fold(event, timeMs, undefined, () => undefined);
    seen.add(event.id, folder.sequence);
    if (place % 97 === 96) await checkpoint();
  }
  await checkpoint();
  const anew = contents(loadTables(limits, standbys), standbys);
  assert.deepEqual(contents(standby.loaded, standbys), anew);
  assert.equal(standby.timeMs, folder.timeMs);
  for (const event of events().slice(-idsMax / 4)) {
    assert.equal(standby.seen.find(event.id), seen.find(event.id));
    compared += 1;
  }
  assert.ok(compared > 0);
  const { devices } = standby.loaded.tables;
  assert.ok(devices.generation > 1, 'nothing was forgotten');
});
