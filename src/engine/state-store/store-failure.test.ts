// What the store promises when the process, the disk or the file does not hold.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStateStore } from './store.ts';
import { contents, put, temporaryDirectory } from './test-store.ts';

const child = fileURLToPath(new URL('./store-child.ts', import.meta.url));

interface Killed {
  readonly begun: number;
  readonly done: number;
}

/** Lets a process write checkpoints and kills it some milliseconds into its third. */
async function killInMidCommit(directory: string, killAfterMs: number): Promise<Killed> {
  const writer = spawn(process.execPath, [child, directory, '4000', '700']);
  let output = '';
  let begins = 0;
  writer.stdout.setEncoding('utf8');
  for await (const piece of writer.stdout) {
    output += piece;
    const seen = output.split('begin').length - 1;
    if (seen >= 3 && begins < 3) setTimeout(() => writer.kill('SIGKILL'), killAfterMs);
    begins = seen;
  }
  assert.ok(!output.includes('refused'), output);
  const numbers = (word: string) =>
    [...output.matchAll(new RegExp(`${word} (\\d+)\n`, 'g'))].map((match) => Number(match[1]));
  return { begun: Math.max(...numbers('begin')), done: Math.max(0, ...numbers('done')) };
}

test('kill -9 in mid-commit leaves a whole checkpoint, the last acknowledged one or its successor', async (context) => {
  const directory = temporaryDirectory(context);
  let interrupted = 0;
  for (const killAfterMs of [0, 2, 4, 8, 12, 16, 24, 32]) {
    const { begun, done } = await killInMidCommit(directory, killAfterMs);
    const store = await openStateStore({ directory });
    const { sequence } = store;
    assert.ok(sequence >= done && sequence <= begun, `${done} <= ${sequence} <= ${begun}`);
    if (sequence < begun) interrupted += 1;
    let records = 0;
    for (const { key, value } of store.scan(1)) {
      assert.ok(value.length === 700 && value.every((byte) => byte === sequence % 256), key);
      records += 1;
    }
    assert.equal(records, 4000);
    assert.deepEqual(contents(store, 2), [[`checkpoint-${sequence}`, '\0']]);
    await store.close();
  }
  context.diagnostic(`${interrupted} of 8 were killed before their commit took effect`);
  assert.ok(interrupted > 0, 'no commit was interrupted: the test has shown nothing');
});

test('a map that is full refuses, keeps the checkpoint before, and goes on when larger', async (context) => {
  const directory = temporaryDirectory(context);
  const small = await openStateStore({ directory, mapBytesMax: 4 * 2 ** 20 });
  await put(small, 1, [[1, 'kept', 'x']]);
  const many = Array.from({ length: 9000 }, (_, i) => [1, `k${i}`, 'y'.repeat(1000)] as const);
  await assert.rejects(put(small, 2, many), { code: 'map-full' });
  await assert.rejects(put(small, 2, [[1, 'kept', 'z']]), { code: 'map-full' });
  assert.equal(small.sequence, 1);
  assert.deepEqual(contents(small, 1), [['kept', 'x']]);
  await small.close();
  const large = await openStateStore({ directory, mapBytesMax: 64 * 2 ** 20 });
  assert.deepEqual(contents(large, 1), [['kept', 'x']]);
  await put(large, 2, many);
  assert.equal(contents(large, 1).length, 9001);
  await large.close();
});

function runChild(command: string, directory: string): string {
  const environment = { ...process.env, NODE: process.execPath, CHILD: child, STORE: directory };
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { env: environment });
  return `${stdout}${stderr}`;
}

test('a write that fails refuses and keeps the checkpoint before', async (context) => {
  const directory = temporaryDirectory(context);
  let store = await openStateStore({ directory });
  await put(store, 1, [[1, 'kept', 'x']]);
  await store.close();
  // A limit of 1 MiB (2048 blocks of 512 bytes) for any file written; without the signal the
  // write itself fails (EFBIG), as it would on a failing disk (EIO).
  const command = 'trap "" XFSZ; ulimit -f 2048; exec "$NODE" "$CHILD" "$STORE" 4000 700';
  assert.equal(runChild(command, directory), 'begin 2\nrefused write-failed\n');
  store = await openStateStore({ directory });
  assert.equal(store.sequence, 1);
  assert.deepEqual(contents(store, 1), [['kept', 'x']]);
  await store.close();
});

test('a full disk refuses before anything is written', (context) => {
  const directory = temporaryDirectory(context);
  const mount = 'mount -t tmpfs -o size=12m tmpfs "$STORE"';
  if (spawnSync('unshare', ['-rm', 'true']).status !== 0) {
    return context.skip('no private mount can be made here (unshare -rm)');
  }
  const command = `exec unshare -rm sh -c '${mount} && exec "$NODE" "$CHILD" "$STORE" 4000 700'`;
  assert.equal(runChild(command, directory), 'begin 1\nrefused disk-full\n');
});

async function writtenStore(context: TestContext): Promise<{ directory: string; file: string }> {
  const directory = temporaryDirectory(context);
  const store = await openStateStore({ directory });
  const entries = Array.from({ length: 2000 }, (_, i) => [1, `k${i}`, 'y'.repeat(700)] as const);
  await put(store, 1, entries);
  await store.close();
  return { directory, file: join(directory, 'data.mdb') };
}

function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, at);
  closeSync(descriptor);
}

const damages: Record<string, { code: string; damage: (file: string) => void }> = {
  'its first page is overwritten': {
    code: 'corrupt',
    damage: (file) => overwrite(file, 0, Buffer.alloc(4096, 7)),
  },
  'its first pages are zero': {
    code: 'corrupt',
    damage: (file) => overwrite(file, 0, Buffer.alloc(8192)),
  },
  'it is some other file': {
    code: 'corrupt',
    damage: (file) => writeFileSync(file, 'not a store'),
  },
  'it was cut in the middle': {
    code: 'corrupt',
    damage: (file) => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096),
  },
  'it was cut within its first pages': {
    code: 'corrupt',
    damage: (file) => truncateSync(file, 5000),
  },
  'it is of another LMDB version': {
    code: 'format',
    damage: (file) => overwrite(file, 28, Buffer.from([1, 0, 0, 0])),
  },
};

for (const [name, { code, damage }] of Object.entries(damages)) {
  test(`a file is refused as ${code} when ${name}`, async (context) => {
    const { directory, file } = await writtenStore(context);
    damage(file);
    await assert.rejects(openStateStore({ directory }), { name: 'StateStoreError', code });
  });
}

test('a damaged page inside is named when it is read', async (context) => {
  const { directory, file } = await writtenStore(context);
  const pages = statSync(file).size / 4096;
  for (let page = 2; page < pages; page += 2) overwrite(file, page * 4096, Buffer.alloc(4096));
  // The meta record itself may stand on such a page; then opening says so.
  await assert.rejects(
    async () => {
      const store = await openStateStore({ directory });
      try {
        contents(store, 1);
      } finally {
        await store.close();
      }
    },
    { code: 'corrupt' },
  );
});

test('a folder that cannot be made is unavailable', async (context) => {
  const file = join(temporaryDirectory(context), 'file');
  writeFileSync(file, '');
  await assert.rejects(openStateStore({ directory: join(file, 'below') }), { code: 'unavailable' });
});

test('a store that nobody closed keeps no process alive', async (context) => {
  const url = new URL('./store.ts', import.meta.url).href;
  const directory = temporaryDirectory(context);
  const script = join(directory, 'forgets.mjs');
  writeFileSync(
    script,
    `import { openStateStore } from '${url}';
     const store = await openStateStore({ directory: '${directory}/store' });
     await store.commit(store.beginCheckpoint(1));
     if (store.sequence !== 1) process.exit(2);`,
  );
  const forgetful = spawn(process.execPath, [script]);
  const timer = new AbortController();
  const late = pause(20_000, 'late', { signal: timer.signal }).catch(() => 'ended');
  const ended = await Promise.race([once(forgetful, 'exit').then(([code]) => code), late]);
  timer.abort();
  forgetful.kill('SIGKILL');
  assert.equal(ended, 0);
});
