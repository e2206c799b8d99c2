import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyOf, createMemoryDisk, lastSegmentFile } from './memory-disk.ts';
import {
  appendBatch,
  createGate,
  openOn,
  readAll,
  recordsUpTo,
  refusal,
  untilSyncs,
} from './testing.ts';

test('batches that gather during a sync are written together and resolve in order', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  const { gate, open } = createGate();
  disk.syncGate = gate;
  const resolved: number[] = [];
  const note = (batch: number) => appendBatch(journal, 2).then(() => resolved.push(batch));
  const appended = [note(0)];
  await untilSyncs(disk, 2);
  for (let batch = 1; batch < 10; batch++) appended.push(note(batch));
  assert.equal(journal.nextSequence, 21);
  assert.deepEqual(resolved, []);
  open();
  await Promise.all(appended);
  assert.deepEqual(resolved, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  // One for the segment's header, one for the first batch, one for the other nine.
  assert.equal(disk.syncs, 3);
  assert.deepEqual(await readAll(journal), recordsUpTo(20));
  await journal.close();
});

test('nothing is acknowledged or read before its sync has ended', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  const { gate, open } = createGate();
  disk.syncGate = gate;
  let isAcknowledged = false;
  const appended = appendBatch(journal, 1).then(() => {
    isAcknowledged = true;
  });
  await untilSyncs(disk, 2);
  assert.equal(isAcknowledged, false);
  assert.deepEqual(await readAll(journal), []);
  assert.equal(await journal.readOne(1), undefined);
  open();
  await appended;
  assert.deepEqual(await readAll(journal), recordsUpTo(1));
  await journal.close();
});

test('a fence other than the next sequence is refused and changes nothing', async () => {
  const journal = await openOn(createMemoryDisk());
  const first = appendBatch(journal, 2);
  for (const fence of [1, 2, 4, 0]) {
    const error = await refusal(journal.append([Buffer.from('x')], fence));
    assert.deepEqual([error.code, error.facts], ['fenced', { fence, nextSequence: 3 }]);
  }
  await first;
  assert.equal((await refusal(journal.append([], 3))).code, 'empty');
  await appendBatch(journal, 1);
  assert.deepEqual(await readAll(journal), recordsUpTo(3));
  await journal.close();
});

test('what is pending is bounded; past it appends are refused until the disk has caught up', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk, { pendingBytesMax: 1000 });
  const { gate, open } = createGate();
  disk.syncGate = gate;
  const payload = Buffer.alloc(312);
  const appended = [journal.append([payload], 1), journal.append([payload], 2)];
  assert.equal((await refusal(journal.append([payload], 3))).code, 'overloaded');
  assert.equal((await refusal(journal.append([Buffer.alloc(1001)], 3))).code, 'too-large');
  open();
  await Promise.all(appended);
  await journal.append([payload], 3);
  await journal.close();
});

test('a full disk refuses the batch and those behind it, keeps nothing of them, and recovers', async () => {
  for (let roomBytes = 0; roomBytes < 300; roomBytes += 7) {
    const disk = createMemoryDisk();
    const journal = await openOn(disk);
    await appendBatch(journal, 3);
    const before = lastSegmentFile(disk).bytes.length;
    const { syncs } = disk;
    disk.roomBytes = roomBytes;
    const appended = [appendBatch(journal, 2), appendBatch(journal, 4)];
    for (const { code } of await Promise.all(appended.map(refusal)))
      assert.equal(code, 'disk-full');
    assert.equal(lastSegmentFile(disk).bytes.length, before);
    assert.equal(disk.syncs, syncs + 1, 'taking back is made durable');
    assert.equal(journal.nextSequence, 4);
    disk.roomBytes = 10_000;
    await appendBatch(journal, 2);
    assert.deepEqual(await readAll(journal), recordsUpTo(5));
    await journal.close();
    const again = await openOn(disk);
    assert.deepEqual(await readAll(again), recordsUpTo(5));
    await again.close();
  }
});

test('batches that come while a refused one is taken back are refused with it', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  disk.roomBytes = 100;
  const { gate, open } = createGate();
  disk.syncGate = gate;
  const first = refusal(appendBatch(journal, 5));
  await untilSyncs(disk, 2);
  const second = refusal(appendBatch(journal, 1));
  disk.roomBytes = 10_000;
  open();
  assert.deepEqual([(await first).code, (await second).code], ['disk-full', 'disk-full']);
  await appendBatch(journal, 1);
  assert.deepEqual(await readAll(journal), recordsUpTo(1));
  await journal.close();
});

test('a disk too full for a new segment refuses, and the segment begins when there is room', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk, { segmentBytesMax: 300 });
  await appendBatch(journal, 2);
  disk.roomBytes = 40;
  assert.equal((await refusal(appendBatch(journal, 2))).code, 'disk-full');
  disk.roomBytes = 10_000;
  await appendBatch(journal, 2);
  await journal.close();
  const again = await openOn(disk);
  assert.deepEqual(await readAll(again), recordsUpTo(4));
  assert.equal([...disk.files.keys()].filter((name) => name.endsWith('.segment')).length, 2);
  await again.close();
});

test('a failed sync is fatal, also for what had gathered, and what was acknowledged stays', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  await appendBatch(journal, 2);
  const { gate, open } = createGate();
  disk.syncGate = gate;
  const first = refusal(appendBatch(journal, 1));
  await untilSyncs(disk, 3);
  const gathered = refusal(appendBatch(journal, 1));
  disk.failures.set('sync', 'EIO');
  open();
  assert.deepEqual([(await first).code, (await gathered).code], ['sync-failed', 'sync-failed']);
  disk.failures.clear();
  assert.equal((await refusal(appendBatch(journal, 1))).code, 'sync-failed');
  assert.deepEqual(await readAll(journal), recordsUpTo(2));
  await journal.close();
});

test('a failed write, taking back, naming or directory sync is fatal; opening finds the rest', async () => {
  const cases = [
    { operation: 'write', system: 'EIO', code: 'write-failed', roomBytes: 1e6 },
    { operation: 'truncate', system: 'EIO', code: 'write-failed', roomBytes: 50 },
    { operation: 'sync', system: 'ENOSPC', code: 'sync-failed', roomBytes: 50 },
    { operation: 'rename', system: 'EIO', code: 'sync-failed', roomBytes: 1e6 },
    { operation: 'syncDirectory', system: 'EIO', code: 'sync-failed', roomBytes: 1e6 },
  ] as const;
  for (const { operation, system, code, roomBytes } of cases) {
    const disk = createMemoryDisk();
    const segmentBytesMax = 400;
    const journal = await openOn(disk, { segmentBytesMax });
    await appendBatch(journal, 4);
    disk.roomBytes = roomBytes;
    disk.failures.set(operation, system);
    assert.equal((await refusal(appendBatch(journal, 4))).code, code, operation);
    disk.failures.clear();
    disk.roomBytes = 1e6;
    assert.equal((await refusal(appendBatch(journal, 1))).code, code, operation);
    await journal.close();
    const again = await openOn(copyOf(disk));
    const kept = await readAll(again);
    assert.deepEqual(kept, recordsUpTo(kept.length));
    assert.ok(kept.length >= 4, operation);
    await again.close();
  }
});

test('payloads may be reused by the caller as soon as append has returned', async () => {
  const journal = await openOn(createMemoryDisk());
  const payload = Buffer.from('before');
  const appended = journal.append([payload], 1);
  payload.write('after!');
  await appended;
  assert.equal((await journal.readOne(1))?.toString(), 'before');
  await journal.close();
});
