import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createMemoryDisk } from './memory-disk.ts';
import { DIRECTORY, openOn, refusal } from './testing.ts';

/** The id of a process that has ended. */
function deadProcessId(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function leaveLock(
  disk: ReturnType<typeof createMemoryDisk>,
  pid: number,
  start: string,
  host: string,
) {
  disk.files.set(`${DIRECTORY}/lock.${pid}.${start}.${host}`, {
    bytes: Buffer.alloc(0),
    syncedBytes: 0,
  });
}

test('a second opening is refused until the first is closed', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  const error = await refusal(openOn(disk));
  assert.deepEqual([error.code, error.facts], ['locked', { pid: process.pid, host: hostname() }]);
  await journal.close();
  await (await openOn(disk)).close();
});

test('opening that fails gives the directory back', async () => {
  const disk = createMemoryDisk();
  disk.failures.set('write', 'ENOSPC');
  assert.equal((await refusal(openOn(disk))).code, 'disk-full');
  disk.failures.clear();
  await (await openOn(disk)).close();
});

test('the lock of a dead process is taken over', async () => {
  const disk = createMemoryDisk();
  leaveLock(disk, deadProcessId(), 'abcdef12-1', hostname());
  await (await openOn(disk)).close();
  assert.ok(![...disk.files.keys()].some((path) => path.includes('lock.')));
});

test('the lock of a dead process whose id another one has now is taken over', async (t) => {
  if (process.platform !== 'linux') return t.skip('only Linux tells when a process began');
  const disk = createMemoryDisk();
  leaveLock(disk, process.ppid, 'abcdef12-1', hostname());
  leaveLock(disk, process.pid, 'abcdef12-2', hostname());
  await (await openOn(disk)).close();
});

test('the lock of a live process is respected, and the own one withdrawn', async () => {
  const disk = createMemoryDisk();
  leaveLock(disk, process.ppid, '', hostname());
  const before = disk.files.size;
  const error = await refusal(openOn(disk));
  assert.deepEqual([error.code, error.facts.pid], ['locked', process.ppid]);
  assert.equal(disk.files.size, before);
});

test('the lock of another host is respected, whose processes nobody can ask', async () => {
  const disk = createMemoryDisk();
  leaveLock(disk, deadProcessId(), 'abcdef12-1', 'elsewhere.example');
  const error = await refusal(openOn(disk));
  assert.deepEqual([error.code, error.facts.host], ['locked', 'elsewhere.example']);
});

test('of processes that start at once where one has died, at most one holds the lock', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-lock-'));
  t.after(() => rm(directory, { recursive: true }));
  await writeFile(join(directory, `lock.${deadProcessId()}.abcdef12-1.${hostname()}`), '');
  const code = `
    const { openJournal } = await import(${JSON.stringify(import.meta.resolve('./journal.ts'))});
    process.stdin.once('data', () => openJournal(${JSON.stringify(directory)}).then(
      () => { process.stdout.write('held'); setInterval(() => {}, 1000); },
      (error) => { process.stdout.write(error.code); setInterval(() => {}, 1000); }));
    process.stdout.write('ready');`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  t.after(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  const outcomes = children.map(async (child) => String((await once(child.stdout, 'data'))[0]));
  for (const child of children) child.stdin.write('go');
  const said = await Promise.all(outcomes);
  assert.ok(
    said.every((word) => word === 'held' || word === 'locked'),
    said.join(),
  );
  assert.ok(said.filter((word) => word === 'held').length <= 1, said.join());
});

test('who knows that a thread of its own is gone takes its lock over', async () => {
  const disk = createMemoryDisk();
  await openOn(disk);
  assert.equal((await refusal(openOn(disk))).code, 'locked');
  const next = await openOn(disk, { takesOver: true });
  await next.close();
  assert.ok(![...disk.files.keys()].some((path) => path.includes('lock.')));
});
