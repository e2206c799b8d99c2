import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { openJournal } from './journal.ts';
import { createMemoryDisk, lastSegmentFile } from './memory-disk.ts';
import {
  appendBatch,
  DIRECTORY,
  openOn,
  payloadOf,
  readAll,
  recordsUpTo,
  refusal,
} from './testing.ts';

test('what was appended on a real disk is read back, before and after opening again', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-journal-'));
  t.after(() => rm(directory, { recursive: true }));
  const journal = await openJournal(directory, { segmentBytesMax: 2000 });
  for (let batch = 0; batch < 20; batch++) await appendBatch(journal, 1 + (batch % 4));
  assert.deepEqual(await readAll(journal), recordsUpTo(50));
  await journal.close();
  const names = await readdir(directory);
  assert.ok(names.length >= 3 && names.every((name) => name.endsWith('.segment')), names.join());
  const again = await openJournal(directory, { segmentBytesMax: 2000 });
  assert.equal(again.nextSequence, 51);
  assert.equal(again.cutBytes, 0);
  await appendBatch(again, 1);
  assert.deepEqual(await readAll(again), recordsUpTo(51));
  await again.close();
});

test('a new journal begins with sequence 1 and holds nothing', async () => {
  const journal = await openOn(createMemoryDisk());
  assert.equal(journal.nextSequence, 1);
  assert.deepEqual(await readAll(journal), []);
  assert.equal(await journal.readOne(1), undefined);
  await journal.close();
});

test('any batches, segment sizes and openings give the same records in the same order', async () => {
  const batches = fc.array(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1 }));
  const sizes = fc.integer({ min: 1, max: 4000 });
  const property = fc.asyncProperty(
    batches,
    sizes,
    fc.nat(3),
    async (written, size, reopenings) => {
      const disk = createMemoryDisk();
      let journal = await openOn(disk, { segmentBytesMax: size });
      for (const [place, payloads] of written.entries()) {
        const appended = journal.append(payloads, journal.nextSequence);
        if (place % 2 === 0) await appended;
        if (place % 4 < reopenings) {
          await journal.close();
          journal = await openOn(disk, { segmentBytesMax: size });
        }
      }
      await journal.close();
      journal = await openOn(disk);
      const read: Buffer[] = [];
      for await (const { payload } of journal.read(1)) read.push(Buffer.from(payload));
      assert.deepEqual(
        read,
        written.flat().map((payload) => Buffer.from(payload)),
      );
      await journal.close();
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test('reading begins at any sequence, within batches and across segments', async () => {
  const journal = await openOn(createMemoryDisk(), { segmentBytesMax: 1500 });
  for (let batch = 0; batch < 12; batch++) await appendBatch(journal, 5);
  for (let from = 1; from <= 62; from++) {
    assert.deepEqual(await readAll(journal, from), recordsUpTo(60, from));
  }
  await journal.close();
});

test('readers see whole prefixes while many writers append and segments rotate', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-journal-'));
  t.after(() => rm(directory, { recursive: true }));
  const journal = await openJournal(directory, { segmentBytesMax: 20_000 });
  const last = 3000;
  const write = async () => {
    while (journal.nextSequence <= last) await appendBatch(journal, 1 + (journal.nextSequence % 3));
  };
  const writing = Promise.all(Array.from({ length: 32 }, write));
  let read = 0;
  while (read < last) {
    await setImmediate();
    const from = 1 + Math.floor(read / 2);
    const records = await readAll(journal, from);
    assert.deepEqual(records, recordsUpTo(from + records.length - 1, from));
    assert.ok(from + records.length > read);
    read = from + records.length - 1;
    if (read > 0) assert.deepEqual(await journal.readOne(read), payloadOf(read));
  }
  await writing;
  await journal.close();
  assert.ok((await readdir(directory)).length > 10);
});

test('one record is found anywhere, also in batches larger than a read window', async () => {
  const disk = createMemoryDisk();
  const large = Buffer.alloc(300_000, 'x');
  let journal = await openOn(disk, { segmentBytesMax: 2_000_000 });
  for (let batch = 0; batch < 8; batch++) {
    await journal.append([payloadOf(1), large, payloadOf(3)], journal.nextSequence);
  }
  for (const state of ['written', 'opened again']) {
    for (let sequence = 24; sequence >= 1; sequence--) {
      const expected = sequence % 3 === 2 ? large : payloadOf(sequence % 3 || 3);
      const found = await journal.readOne(sequence);
      assert.ok(found?.equals(expected), `${state} ${sequence}`);
    }
    for (const none of [0, 25, -1, 1.5, Number.NaN]) {
      assert.equal(await journal.readOne(none), undefined, `${state} ${none}`);
    }
    await journal.close();
    journal = await openOn(disk);
  }
  await journal.close();
});

test('a batch larger than a segment gets a segment of its own; no other is overfilled', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk, { segmentBytesMax: 1000 });
  for (const bytes of [100, 5000, 100]) {
    await journal.append([Buffer.alloc(bytes, 'x')], journal.nextSequence);
  }
  await Promise.all(Array.from({ length: 20 }, () => appendBatch(journal, 1)));
  await journal.close();
  const sizes = [...disk.files.values()].map((file) => file.bytes.length);
  assert.deepEqual(
    sizes.filter((bytes) => bytes > 1000),
    [5000 + 24 + 64 + 64],
  );
});

test('opening reads the ends of the segments and the last one only, twice at most', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk, { segmentBytesMax: 100_000 });
  for (let batch = 0; batch < 90; batch++) await journal.append([Buffer.alloc(10_000)], batch + 1);
  await journal.close();
  let readBytes = 0;
  const counting = {
    ...disk,
    open: async (...call: Parameters<typeof disk.open>) => {
      const file = await disk.open(...call);
      return {
        ...file,
        read: async (target: Uint8Array, position: number) => {
          readBytes += target.length;
          return file.read(target, position);
        },
      };
    },
  };
  const segments = [...disk.files.keys()].length;
  const again = await openJournal('/journal', { disk: counting });
  assert.ok(segments >= 10, String(segments));
  // Once to verify it, and again what may not have been synced and is written again.
  assert.ok(readBytes < 2 * 100_000 + segments * 128 + 32, String(readBytes));
  await again.close();
});

test('a closed journal refuses to append, and closing waits for what was appended', async () => {
  const journal = await openOn(createMemoryDisk());
  const appended = appendBatch(journal, 3);
  const closed = journal.close();
  assert.equal((await refusal(appendBatch(journal, 1))).code, 'closed');
  await appended;
  await closed;
  await journal.close();
});

test('opening writes again what may have been in the cache only, before anything follows it', async () => {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  for (let batch = 0; batch < 5; batch++) await appendBatch(journal, 2);
  await journal.close();
  const file = lastSegmentFile(disk);
  const before = Buffer.from(file.bytes);
  const written: [number, number][] = [];
  const watching = {
    ...disk,
    open: async (...call: Parameters<typeof disk.open>) => {
      const opened = await disk.open(...call);
      return {
        ...opened,
        write: async (bytes: Uint8Array, position: number) => {
          written.push([position, position + bytes.length]);
          return opened.write(bytes, position);
        },
      };
    },
  };
  const again = await openJournal(DIRECTORY, { disk: watching });
  await again.close();
  assert.equal(written.at(-1)?.[1], before.length, 'up to the end');
  assert.deepEqual(file.bytes, before, 'and nothing else than what was there');
});
