import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLive, type Watcher, watchersMax } from './live.ts';

/** An engine whose sequence the test moves on. */
function anEngine() {
  const state = { sequence: 1, asked: 0, changed: '{}' };
  const query = async (_firm: string, { kind }: { readonly kind: string }) => {
    if (kind === 'console-changes') return { status: 200, body: state.changed };
    state.asked += 1;
    const body = JSON.stringify({ sequence: state.sequence, time: '2025-04-16T00:00:00.000Z' });
    return { status: 200, body };
  };
  return { state, engine: { query } };
}

function aWatcher(changes: Partial<Watcher> = {}) {
  const said: string[] = [];
  let ended = false;
  const watcher: Watcher = {
    send: (text) => said.push(text) < 1_000,
    end: () => {
      ended = true;
    },
    isAlive: () => true,
    since: undefined,
    ...changes,
  };
  return { watcher, text: () => said.join(''), hasEnded: () => ended };
}

const looks = () => new Promise((resolve) => setTimeout(resolve, 60));
const report = (error: unknown) => assert.fail(String(error));

test('all who watch are told by one look, and only what is new', async (t) => {
  const { state, engine } = anEngine();
  const live = createLive({ engine, report, everyMs: 5, beatMs: 60_000 });
  t.after(() => live.close());
  const [one, other] = [aWatcher(), aWatcher()];
  const beganMs = performance.now();
  live.watch('*', one.watcher);
  live.watch('*', other.watcher);
  await looks();
  assert.equal(one.text().match(/event: now/g)?.length, 1);
  assert.equal(other.text(), one.text());
  state.sequence = 2;
  state.changed = '{"sequence":2,"cases":["c-1"]}';
  const told = /id: 2\nevent: now[\s\S]*event: change\ndata: .*c-1/;
  while (!told.test(one.text())) await looks();
  const times = (performance.now() - beganMs) / 5;
  assert.ok(
    state.asked <= times + 2,
    'as many looks as there were times, not as there are watchers',
  );
});

test('who comes back is told what he missed; a beat tells a quiet stream from a lost one', async (t) => {
  const { state, engine } = anEngine();
  const live = createLive({ engine, report, everyMs: 5, beatMs: 10 });
  t.after(() => live.close());
  state.changed = '{"sequence":1,"cases":["c-9"]}';
  const back = aWatcher({ since: 0 });
  live.watch('*', back.watcher);
  const isTold = () => /event: change\ndata: .*c-9/.test(back.text());
  while (!isTold() || (back.text().match(/event: beat/g) ?? []).length < 2) await looks();
});

test('a session that is over, or a reader that is too slow, is let go', async (t) => {
  const { engine } = anEngine();
  const live = createLive({ engine, report, everyMs: 5, beatMs: 5 });
  t.after(() => live.close());
  const over = aWatcher({ isAlive: () => false });
  const slow = aWatcher({ send: () => false });
  live.watch('*', over.watcher);
  live.watch('*', slow.watcher);
  while (!(over.hasEnded() && slow.hasEnded())) await looks();
  assert.equal(over.text(), '');
});

test('streams are bounded, and all end with the service', () => {
  const { engine } = anEngine();
  const live = createLive({ engine, report, everyMs: 60_000 });
  const all = Array.from({ length: watchersMax }, () => aWatcher());
  for (const { watcher } of all) {
    assert.ok(live.hasRoom);
    live.watch('*', watcher);
  }
  assert.equal(live.hasRoom, false);
  live.leave('*', all[0]!.watcher);
  assert.equal(live.hasRoom, true);
  live.close();
  assert.ok(all.slice(1).every(({ hasEnded }) => hasEnded()));
  assert.equal(live.hasRoom, false);
});
