import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { aPolicy } from '../core/decision/test-settings.ts';
import { timeMsOf } from '../core/lib/time.ts';
import { aLogin, anOrder, noonMs } from '../core/state/test-events.ts';
import type { Answer } from './client.ts';
import { type Engine, startEngine } from './engine.ts';
import { readRecord } from './journal-record.ts';
import { emptyStart } from './replay.ts';
import { openData, type Started } from './start.ts';
import { exactText } from './test-text.ts';
import { defaultLimits } from './world/world.ts';

/** Every order is held: nothing is cheaper. */
const holding = aPolicy({
  ...{ version: 'hold', hijackRate: 1e-4, stepUpJpy: 1e9, blockJpy: 1e12 },
  ...{ holdJpy: 0, holdShare: 0, holdLeak: 0 },
});

interface Running {
  readonly data: Started;
  readonly engine: Engine;
  stop(): Promise<void>;
}

async function run(t: TestContext, directory: string): Promise<Running> {
  const data = await openData(directory, defaultLimits);
  const engine = startEngine({
    ...data,
    lookUp: () => undefined,
    nowMs: () => noonMs + 60_000,
    clock: 'events',
    settings: { policy: holding },
    onDurable: () => undefined,
    onFatal: (error) => assert.fail(String(error)),
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= engine.stop().then(async () => {
      await data.store.close();
      await data.journal.close();
    });
    return stopping;
  };
  t.after(stop);
  return { data, engine, stop };
}

function temporaryDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'act-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function enter(engine: Engine, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const who = { account: `a-${index}`, session: `s-${index}` };
    await engine.decide('*', JSON.stringify(aLogin({ id: `login-${index}`, ...who })));
    const order = anOrder({ id: `order-${index}`, order: `o-${index}`, ...who });
    const answer = await engine.decide('*', JSON.stringify(order));
    assert.equal(JSON.parse(answer.body).verdict, 'hold');
  }
}

const by = { by: 'aki', role: 'analyst' } as const;
const one = (index: number, version = 0) => ({ case: `c-order-${index}`, version });
const bodyOf = ({ body }: Answer) => JSON.parse(body) as Record<string, unknown>;

test('what people decide is answered once it is durable, and refused as it is found', async (t) => {
  const { engine, data, stop } = await run(t, temporaryDirectory(t));
  await enter(engine, 3);
  const act = (event: object) => engine.act({ ...by, ...event });
  const first = { type: 'case-action', id: 'act-1', action: 'investigate', cases: [one(0)] };
  const done = await act(first);
  assert.equal(done.status, 200);
  assert.deepEqual(bodyOf(done), {
    id: 'act-1',
    state: 'done',
    cases: 1,
    orders: 1,
    valueJpy: 250_000,
  });
  const again = await act(first);
  assert.deepEqual([again.status, bodyOf(again).state], [200, 'done']);
  assert.equal(data.stored.world.cases.read('c-order-0')?.version, 1);

  const late = await act({ ...first, id: 'act-2', action: 'dismiss', by: 'ben' });
  assert.equal(late.status, 409);
  const { code, conflicts } = bodyOf(late) as { code: string; conflicts: object[] };
  assert.equal(code, 'case-changed');
  assert.deepEqual(
    conflicts.map((line) => 'owner' in line && line.owner),
    ['aki'],
  );
  const unknown = await act({ ...first, id: 'act-3', cases: [{ case: 'c-x', version: 0 }] });
  assert.equal(unknown.status, 404);

  const bulk = { ...first, id: 'act-4', action: 'confirm', cases: [one(1), one(2)] };
  assert.equal((await act(bulk)).status, 202);
  const word = { type: 'action-agreement', request: 'act-4', agreed: true };
  assert.equal((await act({ ...word, id: 'own' })).status, 403);
  const agreed = await act({ ...word, id: 'other', by: 'ben' });
  assert.deepEqual([agreed.status, bodyOf(agreed).cases], [200, 2]);
  assert.equal(data.stored.world.cases.read('c-order-2')?.state, 'confirmed');
  assert.equal(data.stored.world.pending.ofAccount('', 'a-2').length, 0);
  await stop();
});

test('neither a sender nor a person may bring what is the engine’s own', async (t) => {
  const { engine, stop } = await run(t, temporaryDirectory(t));
  await enter(engine, 1);
  const event = { type: 'case-action', id: 'x', ...by, action: 'confirm', cases: [one(0)] };
  const time = new Date(noonMs).toISOString();
  const sent = await engine.record('*', JSON.stringify([{ ...event, time }]));
  const { refused } = bodyOf(sent) as { refused: { error: { code: string } }[] };
  assert.equal(refused[0]?.error.code, 'unknown-type');
  assert.equal((await engine.act({ type: 'clock', id: 'x' })).status, 400);
  assert.equal((await engine.act(aLogin({ id: 'x' }))).status, 400);
  assert.equal((await engine.act({ ...event, cases: [] })).status, 400);
  await stop();
});

test('after a restart everything is as it was, and every replay writes the same bytes', async (t) => {
  const directory = temporaryDirectory(t);
  const before = await run(t, directory);
  await enter(before.engine, 3);
  const acts = [
    { type: 'case-action', id: '1', action: 'assign', to: 'ben', cases: [one(0)] },
    { type: 'case-action', id: '2', action: 'confirm', cases: [one(1), one(2)] },
    { type: 'action-agreement', id: '3', by: 'ben', request: '2', agreed: true },
    { type: 'case-action', id: '4', action: 'release', cases: [one(0, 1)] },
    {
      type: 'restriction',
      id: '5',
      role: 'supervisor',
      instrument: 'XTKS:7203',
      expires: new Date(noonMs + 3_600_000).toISOString(),
    },
  ];
  for (const event of acts) {
    const { status } = await before.engine.act({ ...by, ...event });
    assert.ok(status === 200 || status === 202, `${event.id}: ${status}`);
  }
  const kept = stateOf(before.data);
  await before.stop();
  const after = await run(t, directory);
  assert.deepEqual(stateOf(after.data), kept);
  const journalled = await effectsIn(after.data);
  await after.stop();
  assert.deepEqual(journalled.written, journalled.folded);
  assert.ok(journalled.written.some((line) => line.includes('"kind":"action"')));
});

/** All that is remembered; accounts and cases by name, since they may rest in the store. */
function stateOf({ stored }: Started): readonly unknown[] {
  const { accounts, cases, ...tables } = stored.tables;
  const names = [0, 1, 2].map((index) => `\u0000a-${index}`);
  const ids = [0, 1, 2].map((index) => `c-order-${index}`);
  const others = Object.values(tables).map((table) => [...table.values()].map(exactText).sort());
  const people = names.map((name) => structuredClone(accounts.read(name)));
  return [people, ids.map((id) => structuredClone(cases.read(id))), others];
}

/** The effects as they are in the journal, and as a fold of it from nothing gives them. */
async function effectsIn({ journal }: Started) {
  const { folder } = emptyStart();
  const written: string[] = [];
  const folded: string[] = [];
  for await (const { sequence, payload } of journal.read(1)) {
    const { event, origin, effects = [] } = readRecord(payload);
    written.push(JSON.stringify(effects));
    const { stepped } = folder.refold(event, timeMsOf(event.time), origin, sequence);
    folded.push(JSON.stringify(stepped.effects));
  }
  return { written, folded };
}
