// Measures the journal: durable appends from many writers, beside LMDB in the same run, and reading.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { openJournal } from '../engine/journal/journal.ts';

const WRITERS = 64;
/** The size that a journalled order with its decision has, about. */
const PAYLOAD_BYTES = 400;
const APPENDS = 200_000;
/** Enough for its rate to settle. */
const LMDB_APPENDS = 30_000;
const READ_RECORDS = 1_000_000;
const READ_BATCHES_WAITING = 10_000;

export interface AppendFigures {
  readonly appendsPerSecond: number;
  /** CPU of the thread that folds, without the threads that write and sync. */
  readonly mainThreadMicrosecondsPerAppend: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
}

export interface JournalFigures {
  readonly journal: AppendFigures;
  readonly lmdb: AppendFigures;
  readonly openMilliseconds: number;
  readonly readSeconds: number;
  readonly readRecords: number;
  readonly readOneMicroseconds: number;
}

function samplePayload(): Buffer {
  const text = JSON.stringify({ type: 'order', account: 'a'.repeat(16), note: 'x'.repeat(400) });
  return Buffer.from(text).subarray(0, PAYLOAD_BYTES);
}

/** Runs `append` from 64 writers, each of which waits for its last one. */
async function measureAppends(
  count: number,
  append: (sequence: number) => Promise<unknown>,
): Promise<AppendFigures> {
  const milliseconds = new Float64Array(count);
  let begun = 0;
  async function writer(): Promise<void> {
    while (begun < count) {
      const place = begun++;
      const start = performance.now();
      await append(place + 1);
      milliseconds[place] = performance.now() - start;
    }
  }
  const cpu = process.threadCpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, writer));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.threadCpuUsage(cpu);
  milliseconds.sort();
  return {
    appendsPerSecond: Math.round(count / seconds),
    mainThreadMicrosecondsPerAppend: (user + system) / count,
    p50Milliseconds: milliseconds[Math.floor(count * 0.5)],
    p99Milliseconds: milliseconds[Math.floor(count * 0.99)],
  };
}

async function measureJournal(directory: string): Promise<AppendFigures> {
  const journal = await openJournal(directory);
  const payload = samplePayload();
  await measureAppends(APPENDS / 10, () => journal.append([payload], journal.nextSequence));
  const figures = await measureAppends(APPENDS, () =>
    journal.append([payload], journal.nextSequence),
  );
  await journal.close();
  return figures;
}

async function measureLmdb(directory: string): Promise<AppendFigures> {
  // Without overlapping syncs a put resolves when it is durable, as an append does.
  const database = open({ path: directory, overlappingSync: false, encoding: 'binary' });
  const payload = samplePayload();
  const figures = await measureAppends(LMDB_APPENDS, (key) => database.put(key, payload));
  await database.close();
  return figures;
}

async function measureReading(directory: string) {
  const payload = samplePayload();
  const filling = await openJournal(directory);
  while (filling.nextSequence <= READ_RECORDS) {
    const waiting = Array.from({ length: READ_BATCHES_WAITING }, () =>
      filling.append([payload], filling.nextSequence),
    );
    await Promise.all(waiting);
  }
  await filling.close();
  const opening = performance.now();
  const journal = await openJournal(directory);
  const reading = performance.now();
  let readRecords = 0;
  for await (const record of journal.read(1)) if (record.payload.length > 0) readRecords += 1;
  const readSeconds = (performance.now() - reading) / 1000;
  const lookUps = 1000;
  const looking = performance.now();
  for (let at = 1; at <= lookUps; at++) await journal.readOne(at * (READ_RECORDS / lookUps));
  const readOneMicroseconds = ((performance.now() - looking) * 1000) / lookUps;
  await journal.close();
  return { openMilliseconds: reading - opening, readSeconds, readRecords, readOneMicroseconds };
}

/** Takes about a minute and 600 MB under the system's temporary folder, removed afterwards. */
export async function measureJournalFigures(): Promise<JournalFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-bench-journal-'));
  try {
    const journal = await measureJournal(join(directory, 'appends'));
    const lmdb = await measureLmdb(join(directory, 'lmdb'));
    return { journal, lmdb, ...(await measureReading(join(directory, 'reading'))) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify(await measureJournalFigures(), null, 2)}\n`);
}
