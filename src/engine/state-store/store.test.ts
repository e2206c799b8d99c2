// What the store promises to a program that ends well.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openStateStore, type StateStore } from './store.ts';
import { contents, put, temporaryDirectory, text } from './test-store.ts';

test('a new folder is an empty store', async (context) => {
  const directory = join(temporaryDirectory(context), 'made', 'on', 'the', 'way');
  const store = await openStateStore({ directory });
  assert.equal(store.sequence, 0);
  assert.equal(store.get(1, 'a'), undefined);
  assert.deepEqual(contents(store, 1), []);
  await store.prefetch(1, ['a', 'b']);
  await store.prefetch(1, []);
  await store.close();
});

test('a checkpoint is there after opening again, and replaces what was', async (context) => {
  const directory = temporaryDirectory(context);
  const large = 'x'.repeat(300_000);
  let store = await openStateStore({ directory });
  await put(store, 7, [
    [1, 'a', 'first'],
    [1, 'b', 'gone later'],
    [2, 'a', 'of another table'],
    [1, 'empty', ''],
    [1, 'large', large],
    [1, 'twice', 'earlier'],
    [1, 'twice', 'later'],
  ]);
  await put(store, 9, [
    [1, 'a', 'second'],
    [1, 'b', undefined],
    [1, 'never there', undefined],
  ]);
  await store.close();
  store = await openStateStore({ directory });
  assert.equal(store.sequence, 9);
  assert.deepEqual(contents(store, 1), [
    ['a', 'second'],
    ['empty', ''],
    ['large', large],
    ['twice', 'later'],
  ]);
  assert.deepEqual(contents(store, 2), [['a', 'of another table']]);
  assert.equal(text(store.get(1, 'large')), large);
  assert.equal(text(store.get(1, 'a')), 'second');
  assert.equal(store.get(1, 'b'), undefined);
  await store.close();
});

test('keys are any text; a scan goes by their UTF-8', async (context) => {
  const store = await openStateStore({ directory: temporaryDirectory(context) });
  const keys = ['', '\0', 'A', 'a', 'a\0b', 'é', '関所', '\u{1f600}', 'x'.repeat(1977)];
  await put(
    store,
    1,
    keys.map((key) => [254, key, key] as const),
  );
  const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual(
    contents(store, 254),
    sorted.map((key) => [key, key]),
  );
  for (const key of keys) assert.equal(text(store.get(254, key)), key);
  assert.throws(() => store.beginCheckpoint(2).add(1, 'x'.repeat(1978), undefined), {
    code: 'key-too-long',
  });
  await store.close();
});

test('reads are as of the stored sequence while a checkpoint is written', async (context) => {
  const store = await openStateStore({ directory: temporaryDirectory(context) });
  await put(store, 1, [[1, 'a', 'first']]);
  let written = false;
  const entries = Array.from({ length: 3000 }, (_, index) => [1, `k${index}`, 'x'] as const);
  const committed = put(store, 2, [[1, 'a', 'second'], ...entries]).then(() => {
    written = true;
  });
  let reads = 0;
  while (!written) {
    const { sequence } = store;
    assert.equal(text(store.get(1, 'a')), sequence === 1 ? 'first' : 'second');
    assert.equal(contents(store, 1).length, sequence === 1 ? 1 : 3001);
    reads += sequence === 1 ? 1 : 0;
    await new Promise(setImmediate);
  }
  await committed;
  await store.prefetch(1, ['a', 'k1']);
  assert.ok(reads > 1, 'the checkpoint was over before anything was read');
  assert.equal(text(store.get(1, 'a')), 'second');
  await store.close();
});

test('a view from get holds until the next call', async (context) => {
  const store = await openStateStore({ directory: temporaryDirectory(context) });
  await put(store, 1, [
    [1, 'a', 'long value'],
    [1, 'b', 'short'],
  ]);
  const first = store.get(1, 'a');
  assert.equal(first?.byteLength, 10);
  assert.equal(store.get(1, 'b')?.byteLength, 5);
  await store.close();
});

test('one checkpoint at a time, forward only, each writer once', async (context) => {
  const store = await openStateStore({ directory: temporaryDirectory(context) });
  const first = store.beginCheckpoint(5);
  const second = store.beginCheckpoint(6);
  const stale = store.beginCheckpoint(5);
  second.add(1, 'a', Buffer.from('six'));
  assert.ok(second.bytes > 3);
  const committed = store.commit(first);
  await assert.rejects(store.commit(second), { code: 'busy' });
  await committed;
  await assert.rejects(store.commit(first), { code: 'closed' });
  await assert.rejects(store.commit(stale), { code: 'sequence-not-forward' });
  await store.commit(second);
  assert.equal(store.sequence, 6);
  assert.equal(text(store.get(1, 'a')), 'six');
  for (const sequence of [6, 5, 0, -1, 6.5, Number.NaN]) {
    assert.throws(() => store.beginCheckpoint(sequence), { code: 'sequence-not-forward' });
  }
  await store.close();
});

test('closing waits for the checkpoint under way; nothing is written after', async (context) => {
  const directory = temporaryDirectory(context);
  const store = await openStateStore({ directory });
  const late = store.beginCheckpoint(2);
  const committed = put(store, 1, [[1, 'a', 'kept']]);
  await Promise.all([committed, store.close()]);
  await assert.rejects(store.commit(late), { code: 'closed' });
  const again = await openStateStore({ directory });
  assert.equal(text(again.get(1, 'a')), 'kept');
  await again.close();
});

test('a folder that was deleted opens empty', async (context) => {
  const directory = temporaryDirectory(context);
  const store = await openStateStore({ directory });
  await put(store, 3, [[1, 'a', 'x']]);
  await store.close();
  rmSync(directory, { recursive: true });
  const again = await openStateStore({ directory });
  assert.equal(again.sequence, 0);
  assert.equal(again.get(1, 'a'), undefined);
  await again.close();
});

// Values of 0 to 6000 bytes, so that some stand on overflow pages; 30 keys, so that most are
// written again and deleted, pages merge and are used again.
const step = fc.array(fc.tuple(fc.nat(30), fc.option(fc.nat(6000), { nil: undefined })), {
  maxLength: 60,
});

async function checkAgainstMap(
  store: StateStore,
  checkpoints: (readonly [number, number | undefined][])[],
): Promise<void> {
  const expected = new Map<string, string>(contents(store, 1));
  for (const records of checkpoints) {
    const entries = records.map(([index, bytes]) => {
      const value = bytes === undefined ? undefined : `${bytes},`.repeat(bytes / 5);
      return [1, `key-${index + 10}`, value] as const;
    });
    for (const [, key, value] of entries) {
      if (value === undefined) expected.delete(key);
      else expected.set(key, value);
    }
    await put(store, store.sequence + 1, entries);
    assert.deepEqual(contents(store, 1), [...expected].sort());
  }
}

test('any checkpoints leave what a map would hold', async (context) => {
  const directory = temporaryDirectory(context);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (checkpoints) => {
      const store = await openStateStore({ directory });
      await checkAgainstMap(store, checkpoints);
      await store.close();
    }),
    { numRuns: 25 },
  );
});
