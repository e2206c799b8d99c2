import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyOf, createMemoryDisk, lastSegmentFile, type MemoryDisk } from './memory-disk.ts';
import {
  appendBatch,
  createGate,
  openOn,
  payloadOf,
  readAll,
  recordsUpTo,
  refusal,
  untilSyncs,
} from './testing.ts';

/** A disk with two acknowledged batches (records 1 to 5) and a group of batches that is written. */
async function diskWithUnsynced(group: readonly (readonly Uint8Array[])[]): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  const journal = await openOn(disk);
  await appendBatch(journal, 3);
  await appendBatch(journal, 2);
  const { gate, open } = createGate();
  disk.syncGate = gate;
  const appended = group.map((payloads) => journal.append(payloads, journal.nextSequence));
  if (group.length > 0) await untilSyncs(disk, disk.syncs + 1);
  const image = copyOf(disk);
  open();
  await Promise.all(appended);
  await journal.close();
  return image;
}

function payloads(first: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, place) => payloadOf(first + place));
}

/** Records 6 to 11 in three batches. */
const GROUP = [payloads(6, 2), payloads(8, 1), payloads(9, 3)];

/** Ends of the batches in the file, each with the last sequence up to there. */
async function batchEnds(image: MemoryDisk): Promise<{ end: number; last: number }[]> {
  const begin = lastSegmentFile(image).syncedBytes;
  const sizes = GROUP.map((batch) => batch.reduce((sum, { length }) => sum + 24 + length, 64));
  let end = begin;
  let last = 5;
  return [{ end, last }].concat(
    sizes.map((bytes, place) => {
      end += bytes;
      last += GROUP[place].length;
      return { end, last };
    }),
  );
}

test('cut at any byte, it keeps all complete batches, nothing else, and goes on', async () => {
  const image = await diskWithUnsynced(GROUP);
  const ends = await batchEnds(image);
  const { bytes, syncedBytes } = lastSegmentFile(image);
  assert.equal(ends.at(-1)?.end, bytes.length);
  for (let length = syncedBytes; length <= bytes.length; length++) {
    const disk = copyOf(image);
    const file = lastSegmentFile(disk);
    file.bytes = file.bytes.subarray(0, length);
    const kept = ends.findLast(({ end }) => end <= length) ?? ends[0];
    const journal = await openOn(disk);
    assert.equal(journal.cutBytes, length - kept.end);
    assert.deepEqual(await readAll(journal), recordsUpTo(kept.last), `cut at ${length}`);
    await appendBatch(journal, 2);
    await journal.close();
    const again = await openOn(disk);
    assert.deepEqual(await readAll(again), recordsUpTo(kept.last + 2), `after ${length}`);
    await again.close();
  }
});

test('whatever sectors a loss of power takes, nothing acknowledged is lost', async () => {
  const image = await diskWithUnsynced([...GROUP, [Buffer.alloc(3000, 'x')], payloads(13, 1)]);
  const { bytes, syncedBytes } = lastSegmentFile(image);
  const whole = await openOn(copyOf(image));
  const written = await readAll(whole);
  await whole.close();
  const lost = fc.uniqueArray(fc.nat(Math.ceil(bytes.length / 512)), { maxLength: 12 });
  const length = fc.integer({ min: syncedBytes, max: bytes.length });
  const seen = { opened: 0, refused: 0 };
  const property = fc.asyncProperty(lost, length, async (sectors, lengthBytes) => {
    const disk = copyOf(image);
    const file = lastSegmentFile(disk);
    for (const sector of sectors) {
      const from = Math.max(sector * 512, syncedBytes);
      file.bytes.subarray(from, Math.max(sector * 512 + 512, from)).fill(0);
    }
    file.bytes = file.bytes.subarray(0, lengthBytes);
    const journal = await openOn(disk).catch((error) => {
      assert.equal(error.code, 'corrupt');
      seen.refused += 1;
      return openOn(disk, { cutDamagedTail: true });
    });
    seen.opened += 1;
    const kept = await readAll(journal);
    assert.ok(kept.length >= 5);
    assert.deepEqual(kept, written.slice(0, kept.length));
    await journal.close();
  });
  await fc.assert(property, { numRuns: 300 });
  // Only a hole with sound batches behind it, or one too short to be told, may need the option.
  assert.ok(seen.refused > 0 && seen.refused < seen.opened / 2, JSON.stringify(seen));
});

test('zeros from the beginning of a sector to the end of the last batch are cut', async () => {
  const image = await diskWithUnsynced([[Buffer.alloc(2000, 'x')]]);
  const { bytes, syncedBytes } = lastSegmentFile(image);
  const firstSector = Math.ceil(syncedBytes / 512) * 512;
  for (let from = firstSector; from < bytes.length - 32; from += 512) {
    const disk = copyOf(image);
    lastSegmentFile(disk).bytes.fill(0, from);
    const journal = await openOn(disk);
    assert.deepEqual(await readAll(journal), recordsUpTo(5), `zeros from ${from}`);
    assert.equal(journal.cutBytes, bytes.length - syncedBytes);
    await journal.close();
  }
});

test('a flipped byte in a last batch of full length is reported and not cut', async () => {
  const image = await diskWithUnsynced([payloads(6, 2)]);
  const { bytes, syncedBytes } = lastSegmentFile(image);
  for (let at = syncedBytes; at < bytes.length; at++) {
    const disk = copyOf(image);
    lastSegmentFile(disk).bytes[at] ^= 0xff;
    const error = await refusal(openOn(disk));
    assert.equal(error.code, 'corrupt');
    assert.equal(error.facts.segment, '0000000000000001.segment');
    assert.ok(Number(error.facts.offset) <= at && Number(error.facts.offset) >= syncedBytes);
    assert.ok([6, 7, 8].includes(Number(error.facts.sequence)), `byte ${at}`);
    assert.equal(lastSegmentFile(disk).bytes.length, bytes.length);
    const journal = await openOn(disk, { cutDamagedTail: true });
    assert.deepEqual(await readAll(journal), recordsUpTo(5));
    await journal.close();
  }
});

test('bytes that are not zero, of full length, are reported and not cut', async () => {
  const image = await diskWithUnsynced([payloads(6, 2)]);
  const file = lastSegmentFile(image);
  file.bytes.fill(0xa5, file.syncedBytes);
  const error = await refusal(openOn(image));
  assert.equal(error.code, 'corrupt');
  assert.deepEqual([error.facts.offset, error.facts.sequence], [file.syncedBytes, 6]);
});

test('less than the smallest batch is cut, whatever it is', async () => {
  for (let extra = 1; extra < 88; extra++) {
    const image = await diskWithUnsynced([]);
    const file = lastSegmentFile(image);
    file.bytes = Buffer.concat([file.bytes, Buffer.alloc(extra, 0xa5)]);
    const journal = await openOn(image);
    assert.equal(journal.cutBytes, extra);
    assert.deepEqual(await readAll(journal), recordsUpTo(5));
    await journal.close();
  }
});

test('damage before a batch of the same group is reported, and cut only on demand', async () => {
  const image = await diskWithUnsynced(GROUP);
  const { syncedBytes } = lastSegmentFile(image);
  for (const at of [syncedBytes, syncedBytes + 30]) {
    const disk = copyOf(image);
    lastSegmentFile(disk).bytes[at] ^= 1;
    const { code, facts } = await refusal(openOn(disk));
    assert.deepEqual([code, facts.offset, facts.sequence], ['corrupt', syncedBytes, 6]);
    const journal = await openOn(disk, { cutDamagedTail: true });
    assert.deepEqual(await readAll(journal), recordsUpTo(5));
    await journal.close();
  }
});

test('a hole before a sound batch is reported: it may be an acknowledged batch', async () => {
  const image = await diskWithUnsynced([[Buffer.alloc(2000, 'x')], payloads(7, 1)]);
  const { bytes, syncedBytes } = lastSegmentFile(image);
  const sector = Math.ceil(syncedBytes / 512) * 512;
  bytes.fill(0, sector, sector + 512);
  assert.equal((await refusal(openOn(image))).code, 'corrupt');
});

test('damage that a later group proves to be acknowledged is never cut', async () => {
  const image = await diskWithUnsynced(GROUP);
  for (const at of [64, 64 + 30, 64 + 24 + 30]) {
    const disk = copyOf(image);
    lastSegmentFile(disk).bytes[at] ^= 1;
    for (const cutDamagedTail of [false, true]) {
      const { code, facts } = await refusal(openOn(disk, { cutDamagedTail }));
      assert.equal(code, 'corrupt');
      assert.ok(Number(facts.offset) <= at && Number(facts.sequence) <= 2);
    }
    assert.deepEqual(lastSegmentFile(disk).bytes.length, lastSegmentFile(image).bytes.length);
  }
});

test('what a dead process left unsynced is synced before it is believed', async () => {
  const image = await diskWithUnsynced(GROUP);
  const file = lastSegmentFile(image);
  assert.ok(file.syncedBytes < file.bytes.length);
  await (await openOn(image)).close();
  assert.equal(file.syncedBytes, file.bytes.length);
});
