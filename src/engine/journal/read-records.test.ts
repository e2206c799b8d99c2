import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { realDisk } from './disk.ts';
import { openJournal } from './journal.ts';
import { NoJournalError, readJournalRecords } from './read-records.ts';
import { segmentNames } from './segments.ts';

const count = 40;

/** So many records of some 200 bytes, a batch each, in segments of a few. */
async function written(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-records-'));
  t.after(() => rm(directory, { recursive: true }));
  const journal = await openJournal(join(directory, 'journal'), { segmentBytesMax: 1_000 });
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const event = { id: `e-${sequence}`, padding: 'x'.repeat(150) };
    await journal.append([Buffer.from(JSON.stringify({ event }))], sequence);
  }
  await journal.close();
  return directory;
}

async function read(directory: string, choice: Parameters<typeof readJournalRecords>[2] = {}) {
  const ids: string[] = [];
  const take = (sequence: number, { event }: { event: { id: string } }): void => {
    assert.equal(event.id, `e-${sequence}`);
    ids.push(event.id);
  };
  return { ids, facts: await readJournalRecords(directory, take, choice) };
}

test('all records in order, from any of them on, and those that are wanted', async (t) => {
  const directory = await written(t);
  const { ids, facts } = await read(directory);
  assert.equal(ids.length, count);
  assert.deepEqual([facts.records, facts.damages, facts.damagesUnlisted], [count, [], 0]);
  assert.match(facts.chainHash, /^[0-9a-f]{64}$/);
  for (const from of [1, 2, 17, count])
    assert.equal((await read(directory, { from })).ids[0], `e-${from}`);
  const wants = (payload: Uint8Array) => Buffer.from(payload).includes('"e-7"');
  assert.deepEqual((await read(directory, { wants })).ids, ['e-7']);
});

test('a segment that is gone is named, and what is left is read', async (t) => {
  const directory = await written(t);
  const folder = join(directory, 'journal');
  const names = await segmentNames(realDisk, folder);
  assert.ok(names.length > 4, `${names.length} segments`);
  await rm(join(folder, names[2]!));
  const { ids, facts } = await read(directory);
  assert.ok(ids.length < count && ids.length === facts.records);
  assert.equal(ids.at(-1), `e-${count}`);
  assert.equal(facts.damages.length, 1, facts.damages.join());
  assert.ok(facts.damages[0]!.includes(names[3]!), facts.damages[0]);
});

test('a folder without a journal is said to be one', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-records-'));
  t.after(() => rm(directory, { recursive: true }));
  await assert.rejects(read(directory), NoJournalError);
});
