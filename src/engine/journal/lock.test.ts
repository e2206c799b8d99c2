import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { lockDirectory } from './lock.ts';
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

test('of two that start at once, at most one holds the lock', async () => {
  const disk = createMemoryDisk();
  const attempts = Array.from({ length: 5 }, () => lockDirectory(disk, DIRECTORY));
  const outcomes = await Promise.allSettled(attempts);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});
