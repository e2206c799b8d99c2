import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32c } from './crc32c.ts';
import { copyOf, createMemoryDisk, lastSegmentFile, type MemoryDisk } from './memory-disk.ts';
import type { JournalDamage } from './scan.ts';
import { appendBatch, DIRECTORY, openOn, payloadOf, readAll, refusal } from './testing.ts';
import { verifyJournal } from './verify.ts';

const RECORDS_PER_BATCH = 3;
const BATCHES = 12;

/** Where each frame lies, told from the format's lengths and not by the code under test. */
interface Frame {
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
  readonly sequence: number;
  readonly kind: 'header' | 'record' | 'end';
}

async function writtenDisk(): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  const journal = await openOn(disk, { segmentBytesMax: 1000 });
  for (let batch = 0; batch < BATCHES; batch++) await appendBatch(journal, RECORDS_PER_BATCH);
  await journal.close();
  return disk;
}

function framesOf(disk: MemoryDisk): Frame[] {
  const frames: Frame[] = [];
  let sequence = 1;
  for (const [path, file] of disk.files) {
    frames.push({ path, offset: 0, bytes: 64, sequence, kind: 'header' });
    for (let offset = 64; offset < file.bytes.length; ) {
      for (let record = 0; record < RECORDS_PER_BATCH; record++, sequence++) {
        const bytes = 24 + payloadOf(sequence).length;
        frames.push({ path, offset, bytes, sequence, kind: 'record' });
        offset += bytes;
      }
      frames.push({ path, offset, bytes: 64, sequence, kind: 'end' });
      offset += 64;
    }
  }
  return frames;
}

async function damagesOf(disk: MemoryDisk): Promise<JournalDamage[]> {
  const damages: JournalDamage[] = [];
  for await (const damage of verifyJournal(DIRECTORY, disk)) damages.push(damage);
  return damages;
}

const nameOf = (path: string) => path.slice(DIRECTORY.length + 1);

test('a sound journal has no damages', async () => {
  const disk = await writtenDisk();
  assert.ok(framesOf(disk).filter(({ kind }) => kind === 'header').length >= 4);
  assert.deepEqual(await damagesOf(disk), []);
});

test('a flipped byte anywhere is found and named, and nobody reads past it', async () => {
  const disk = await writtenDisk();
  for (const frame of framesOf(disk)) {
    const { bytes } = disk.files.get(frame.path) ?? assert.fail();
    for (let at = frame.offset; at < frame.offset + frame.bytes; at++) {
      bytes[at] ^= 1 << (at % 8);
      const [first] = await damagesOf(disk);
      const named = { segment: first?.segment, offset: first?.offset, sequence: first?.sequence };
      const expected = { offset: frame.offset, sequence: frame.sequence };
      assert.deepEqual(named, { segment: nameOf(frame.path), ...expected }, JSON.stringify(first));
      if ((at - frame.offset) % 16 === 5) {
        const reading = openOn(copyOf(disk)).then((journal) => readAll(journal));
        assert.equal((await refusal(reading)).code, 'corrupt');
      }
      bytes[at] ^= 1 << (at % 8);
    }
  }
});

test('reading and looking up name a damage in a segment that opening did not read', async () => {
  const disk = await writtenDisk();
  const frame = framesOf(disk).filter(({ kind }) => kind === 'record')[4];
  const { bytes } = disk.files.get(frame.path) ?? assert.fail();
  bytes[frame.offset + 24] ^= 1;
  const journal = await openOn(disk);
  const named = {
    segment: nameOf(frame.path),
    offset: frame.offset,
    sequence: 5,
    problem: 'payload',
  };
  assert.deepEqual((await refusal(readAll(journal))).facts, named);
  assert.deepEqual((await refusal(journal.readOne(5))).facts, named);
  assert.deepEqual(await journal.readOne(4), payloadOf(4));
  const second = framesOf(disk).filter(({ kind }) => kind === 'header')[1].sequence;
  assert.equal((await readAll(journal, second)).length, RECORDS_PER_BATCH * BATCHES + 1 - second);
  await journal.close();
});

test('every damage is named, not only the first', async () => {
  const disk = await writtenDisk();
  const records = framesOf(disk).filter(({ kind }) => kind === 'record');
  for (const place of [0, 2, 10, 20, 35]) {
    const { path, offset } = records[place];
    (disk.files.get(path) ?? assert.fail()).bytes[offset + 30] ^= 4;
  }
  const damages = await damagesOf(disk);
  assert.deepEqual(
    damages.map(({ sequence, problem }) => [sequence, problem]),
    [1, 3, 11, 21, 36].map((sequence) => [sequence, 'payload']),
  );
});

test('a record that was replaced together with its CRC breaks the chain', async () => {
  const disk = await writtenDisk();
  const frame = framesOf(disk).filter(({ kind }) => kind === 'record')[7];
  const { bytes } = disk.files.get(frame.path) ?? assert.fail();
  const { offset } = frame;
  bytes[offset + 24 + 5] ^= 1;
  const crc = crc32c(bytes, offset + 24, offset + frame.bytes, bytes.readUInt32LE(offset + 16));
  bytes.writeUInt32LE(crc, offset + 20);
  const damages = await damagesOf(disk);
  assert.deepEqual(
    damages.map(({ sequence, problem }) => [sequence, problem]),
    [[7, 'chain']],
  );
  const journal = await openOn(disk);
  assert.equal((await refusal(readAll(journal))).facts.problem, 'chain');
  await journal.close();
});

test('a batch or a segment that is missing in the middle is found', async () => {
  const disk = await writtenDisk();
  const [path] = [...disk.files.keys()];
  const withoutSegment = copyOf(disk);
  withoutSegment.files.delete([...disk.files.keys()][1]);
  assert.equal((await damagesOf(withoutSegment))[0].problem, 'segment-link');
  assert.equal((await refusal(openOn(withoutSegment))).facts.problem, 'segment-link');
  const ends = framesOf(disk).filter((frame) => frame.path === path && frame.kind === 'end');
  const file = disk.files.get(path) ?? assert.fail();
  const [first, second] = ends.map(({ offset }) => offset + 64);
  file.bytes = Buffer.concat([file.bytes.subarray(0, first), file.bytes.subarray(second)]);
  const [damage] = await damagesOf(disk);
  assert.deepEqual([damage.sequence, damage.problem], [4, 'sequence']);
});

test('a segment that is cut short in the middle of the journal is corrupt, not torn', async () => {
  const disk = await writtenDisk();
  const file = disk.files.get([...disk.files.keys()][1]) ?? assert.fail();
  file.bytes = file.bytes.subarray(0, -10);
  const problems = (await damagesOf(disk)).map(({ problem }) => problem);
  assert.deepEqual(problems, ['incomplete', 'segment-link']);
  assert.equal((await refusal(openOn(disk))).code, 'corrupt');
});

test('a torn end is named and left as it is', async () => {
  const disk = await writtenDisk();
  const file = lastSegmentFile(disk);
  file.bytes = file.bytes.subarray(0, -1);
  const { length } = file.bytes;
  assert.deepEqual(
    (await damagesOf(disk)).map(({ problem }) => problem),
    ['incomplete'],
  );
  assert.equal(file.bytes.length, length);
});
