import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin } from '../core/state/test-events.ts';
import { defaultPace } from './engine.ts';
import { realScheduler } from './scheduler.ts';
import { startTestEngine } from './test-engine.ts';

const turns = 12;

test('told to stop in the middle of whatever it is doing, it ends', {
  timeout: 120_000,
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
  while (!engine.counters.checkpoint_failures) await new Promise(setImmediate);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(engine.checkpoints.unsaved < 20 + 4 * 8, `${engine.checkpoints.unsaved} unsaved`);
  assert.ok(engine.queueLength > 0, 'the rest waits');
  fails = false;
  for (const { status } of await Promise.all(asked)) assert.equal(status, 200);
  await engine.stop();
});

test('where nobody asks any more a checkpoint goes on', async () => {
  const committed = Promise.withResolvers<void>();
  const commit = async (): Promise<void> => committed.resolve();
  // Nothing else wakes it: without ticks a checkpoint that waits for the next event waits for ever.
  const scheduler = { ...realScheduler, every: () => () => undefined };
  const pace = { ...defaultPace, tailMax: 2_000 };
  const { engine } = await startTestEngine({ pace, scheduler, store: { commit } });
  const lines = Array.from({ length: 2_000 }, (_, place) =>
    JSON.stringify(aLogin({ id: `l${place}`, account: `account-${place}` })),
  );
  assert.equal((await engine.record('', lines.join('\n'))).status, 202);
  await committed.promise;
  await engine.stop();
});
