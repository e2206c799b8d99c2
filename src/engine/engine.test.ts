import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin } from '../core/state/test-events.ts';
import { defaultPace } from './engine.ts';
import { startTestEngine } from './test-engine.ts';

const turns = 12;

test('told to stop in the middle of whatever it is doing, it ends', {
  timeout: 20_000,
}, async () => {
  for (let after = 0; after < turns; after += 1) {
    const { engine } = await startTestEngine();
    const asked = engine.decide('', JSON.stringify(aLogin({ id: `login-${after}` })));
    for (let turn = 0; turn < after; turn += 1) await new Promise(setImmediate);
    await engine.stop();
    assert.equal((await asked).status, 200);
  }
});

test('while no checkpoint can be written no more is folded than may be unsaved', async () => {
  const pace = { ...defaultPace, batchMax: 4, unsavedBegin: 10, unsavedMax: 20 };
  let fails = true;
  const commit = async (): Promise<void> => {
    if (fails) throw new Error('no room');
  };
  const { engine } = await startTestEngine({ pace, store: { commit } });
  const asked = Array.from({ length: 100 }, (_, place) =>
    engine.decide('', JSON.stringify(aLogin({ id: `l${place}`, account: `account-${place}` }))),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(engine.checkpoints.unsaved < 20 + 4 * 8, `${engine.checkpoints.unsaved} unsaved`);
  assert.ok(engine.queueLength > 0, 'the rest waits');
  assert.ok((engine.counters.checkpoint_failures ?? 0) > 0);
  fails = false;
  for (const { status } of await Promise.all(asked)) assert.equal(status, 200);
  await engine.stop();
});

test('where nobody asks any more a checkpoint goes on, and not a piece a second', async () => {
  let commits = 0;
  const commit = async (): Promise<void> => {
    commits += 1;
  };
  const pace = { ...defaultPace, tailMax: 2_000 };
  const { engine } = await startTestEngine({ pace, store: { commit } });
  const lines = Array.from({ length: 2_000 }, (_, place) =>
    JSON.stringify(aLogin({ id: `l${place}`, account: `account-${place}` })),
  );
  assert.equal((await engine.record('', lines.join('\n'))).status, 202);
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.ok(commits > 0, 'it waits for the next event');
  await engine.stop();
});
