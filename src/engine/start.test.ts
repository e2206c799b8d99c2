import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { Event } from '../core/event/event.ts';
import { anyEvents } from '../core/event/test-arbitrary.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { accountNameOf } from '../core/state/recall.ts';
import { aLogin, anOrder, later } from '../core/state/test-events.ts';
import { createCheckpoints, seenTable } from './checkpoint.ts';
import { originOf } from './folder.ts';
import { recordOf } from './journal-record.ts';
import { openData, realPorts, type Started } from './start.ts';
import { stateStoreError } from './state-store/state-store-error.ts';
import type { CheckpointWriter, StateStore } from './state-store/store.ts';
import { exactText } from './test-text.ts';
import { defaultLimits } from './world/world.ts';

function temporaryDirectory(context: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'start-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const idOf = (event: Event) => `${event.firm ?? ''}\u0000${event.id}`;

/** Folds and journals, as the engine does. */
async function take({ folder, journal, seen }: Started, events: readonly Event[]): Promise<void> {
  const payloads: Buffer[] = [];
  const first = folder.sequence + 1;
  for (const event of events) {
    const origin = originOf(event, () => undefined);
    folder.fold(event, timeMsOf(event.time), origin, (item) => {
      payloads.push(recordOf(JSON.stringify(item.event), item));
      if (item.event === event) seen.add(idOf(event), item.sequence);
    });
  }
  if (payloads.length > 0) await journal.append(payloads, first);
}

async function close({ journal, store }: Started): Promise<void> {
  await store.close();
  await journal.close();
}

/** All that is remembered; accounts and cases by name, since they may rest in the store. */
function stateOf({ stored }: Started, events: readonly Event[]): readonly unknown[] {
  const { accounts, cases, ...tables } = stored.tables;
  const names = [...new Set(events.map(accountNameOf))].filter((name) => name !== '').sort();
  const people = names.map((name) => accounts.read(name));
  const caseIds = names.map((name) => stored.world.accounts.read(name)?.caseId ?? '');
  const kept = caseIds.map((id) => (id ? cases.read(id) : undefined));
  const others = Object.values(tables).map((table) => [...table.values()].map(exactText).sort());
  return [people, kept, others];
}

function checkpointsOf(
  { stored, seen, store }: Started,
  commit = store.commit,
): {
  checkpoints: ReturnType<typeof createCheckpoints>;
  failures: unknown[];
} {
  const failures: unknown[] = [];
  const given: StateStore = {
    ...store,
    get sequence() {
      return store.sequence;
    },
    commit,
  };
  const onFailure = (error: unknown) => void failures.push(error);
  return { checkpoints: createCheckpoints(stored.tables, seen, given, onFailure), failures };
}

test('stopped anywhere, with a checkpoint taken while folding went on: nothing is lost', async (t) => {
  const runs = fc.tuple(anyEvents(40), anyEvents(20), anyEvents(20), anyEvents(20));
  const check = async (parts: readonly (readonly Event[])[]) => {
    const directory = temporaryDirectory(t);
    const events = parts.flatMap((part, at) =>
      part.map((event) => ({ ...event, id: `${at}-${event.id}` })),
    );
    const cut = (from: number, to: number) => events.slice(from, to);
    const ends: number[] = [];
    for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
    const first = await openData(directory, defaultLimits);
    await take(first, cut(0, ends[0]!));
    const { checkpoints, failures } = checkpointsOf(first);
    checkpoints.begin(first.folder.sequence, first.folder.timeMs, Promise.resolve());
    const savedAt = first.folder.sequence;
    await take(first, cut(ends[0]!, ends[1]!));
    checkpoints.slice();
    await take(first, cut(ends[1]!, ends[2]!));
    await checkpoints.settle();
    assert.deepEqual(failures, []);
    await take(first, cut(ends[2]!, ends[3]!));
    const before = stateOf(first, events);
    const { sequence, timeMs } = first.folder;
    await close(first);

    const second = await openData(directory, defaultLimits);
    assert.deepEqual([second.folder.sequence, second.folder.timeMs], [sequence, timeMs]);
    assert.equal(second.refolded, sequence - savedAt);
    assert.equal(second.otherwise, 0);
    assert.deepEqual(stateOf(second, events), before);
    for (const event of events) assert.equal(second.seen.find(idOf(event)) !== undefined, true);
    await close(second);
  };
  await fc.assert(fc.asyncProperty(runs, check), { numRuns: 4, endOnFailure: true });
});

test('a checkpoint that fails loses nothing of the next one, nor any id', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await openData(directory, defaultLimits);
  let fails = true;
  const commit = (writer: CheckpointWriter) =>
    fails ? Promise.reject(new Error('no room')) : first.store.commit(writer);
  const { checkpoints, failures } = checkpointsOf(first, commit);
  const events = [aLogin(), anOrder({ time: later(1000) }), aLogin({ id: '3', account: 'ken' })];
  await take(first, events.slice(0, 2));
  checkpoints.begin(first.folder.sequence, first.folder.timeMs, Promise.resolve());
  await checkpoints.settle();
  assert.equal(failures.length, 1);
  assert.equal(first.store.sequence, 0);
  assert.ok(checkpoints.unsaved > 0 && !checkpoints.inProgress);
  fails = false;
  await take(first, events.slice(2));
  checkpoints.begin(first.folder.sequence, first.folder.timeMs, Promise.resolve());
  await checkpoints.settle();
  assert.equal(checkpoints.unsaved, 0);
  const before = stateOf(first, events);
  await close(first);

  const second = await openData(directory, defaultLimits);
  assert.equal(second.refolded, 0);
  assert.deepEqual(stateOf(second, events), before);
  for (const event of events) assert.ok(second.seen.find(idOf(event)), `${event.id} was forgotten`);
  await close(second);
});

test('a checkpoint is not written before the journal has what it stands on', async (t) => {
  const first = await openData(temporaryDirectory(t), defaultLimits);
  const { checkpoints, failures } = checkpointsOf(first);
  await take(first, [aLogin()]);
  let journalled = (): void => {};
  const durable = new Promise<void>((resolve) => {
    journalled = resolve;
  });
  checkpoints.begin(first.folder.sequence, first.folder.timeMs, durable);
  const settled = checkpoints.settle();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(first.store.sequence, 0);
  assert.ok(checkpoints.inProgress);
  journalled();
  await settled;
  assert.equal(first.store.sequence, 1);
  assert.deepEqual(failures, []);
  await close(first);
});

test('pieces of ids that are of no use any more leave the store with the next checkpoint', async (t) => {
  const ports = { ...realPorts, idsMax: 8 };
  const first = await openData(temporaryDirectory(t), defaultLimits, false, ports);
  const { checkpoints, failures } = checkpointsOf(first);
  for (let at = 1; at <= 40; at += 1) {
    await take(first, [aLogin({ id: `login-${at}`, time: later(at * 1000) })]);
    checkpoints.begin(first.folder.sequence, first.folder.timeMs, Promise.resolve());
    await checkpoints.settle();
  }
  assert.deepEqual(failures, []);
  const pieces = [...first.store.scan(seenTable)].length;
  assert.ok(pieces > 2 && pieces <= 8, `${pieces} pieces of at most eight ids`);
  await close(first);
});

test('a state that was folded further than the journal goes is folded again', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await openData(directory, defaultLimits);
  await take(first, [aLogin()]);
  const ahead = first.store.beginCheckpoint(2);
  await first.store.commit(ahead);
  await close(first);
  const second = await openData(directory, defaultLimits);
  assert.equal(second.refolded, 1);
  assert.equal(second.folder.sequence, 1);
  assert.ok(second.stored.world.accounts.read('\u0000hana'));
  await close(second);
});

test('opened to be read only, what is folded further stays in memory', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await openData(directory, defaultLimits);
  await take(first, [aLogin()]);
  const { checkpoints } = checkpointsOf(first);
  checkpoints.begin(1, first.folder.timeMs, Promise.resolve());
  await checkpoints.settle();
  await close(first);
  const reader = await openData(directory, defaultLimits, true);
  const login = aLogin({ id: '2', session: 'session-2', time: later(1000) });
  reader.folder.fold(login, timeMsOf(login.time), undefined, () => {});
  assert.equal(reader.stored.world.accounts.read('\u0000hana')?.sessions.length, 2);
  await close(reader);
  const again = await openData(directory, defaultLimits);
  assert.equal(again.stored.world.accounts.read('\u0000hana')?.sessions.length, 1);
  await close(again);
});

test('a state that cannot be opened stays, and one that is lost is folded again', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await openData(directory, defaultLimits);
  await take(first, [aLogin()]);
  await close(first);
  for (const [code, isKept] of [
    ['unavailable', true],
    ['corrupt', false],
    ['format', false],
  ] as const) {
    let removed = 0;
    let isRefused = true;
    const ports = {
      ...realPorts,
      openStore: (path: string) =>
        isRefused ? Promise.reject(stateStoreError(code, 'told so')) : realPorts.openStore(path),
      removeStore: async () => {
        removed += 1;
        isRefused = false;
      },
    };
    const opening = openData(directory, defaultLimits, false, ports);
    if (isKept) await assert.rejects(opening, { code });
    else await close(await opening);
    assert.equal(removed, isKept ? 0 : 1, code);
  }
});

test('who may only read removes nothing, and folds from nothing what is damaged', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await openData(directory, defaultLimits);
  await take(first, [aLogin()]);
  await close(first);
  const ports = {
    ...realPorts,
    openStore: () => Promise.reject(stateStoreError('corrupt', 'told so')),
    removeStore: () => assert.fail('removed'),
  };
  const reader = await openData(directory, defaultLimits, true, ports);
  assert.equal(reader.refolded, 1);
  assert.ok(reader.stored.world.accounts.read('\u0000hana'));
  await close(reader);
});
