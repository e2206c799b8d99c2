import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { createFetch } from './fetch-bytes.ts';
import { readLog } from './follow-log.ts';
import type { LogEntry } from './log-entry.ts';
import { progressFile } from './log-progress.ts';
import { createRfc6962Log } from './rfc6962-log.ts';
import { createStaticLog } from './static-log.ts';
import type { TestEntry } from './test-certificates.ts';
import { startLog } from './test-log-server.ts';

const timeMs = Date.UTC(2025, 7, 1);
const fetchBytes = createFetch({ requestsPerSecond: 10_000, attemptsMax: 1 });
const entry = (at: number): TestEntry => ({
  timeMs: timeMs + at,
  names: [`n${at}.example`],
  isPrecertificate: at % 3 === 0,
});
const some = (count: number): TestEntry[] => Array.from({ length: count }, (_, at) => entry(at));

async function progressIn(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-log-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'progress.json');
}

const protocols = [
  ['RFC 6962', createRfc6962Log],
  ['static-ct-api', createStaticLog],
] as const;

for (const [protocol, createSource] of protocols)
  describe(protocol, () => {
    async function setUp(t: TestContext, count: number) {
      const log = await startLog(t, some(count));
      const path = await progressIn(t);
      const seen: LogEntry[] = [];
      const read = (
        from?: number,
        onEntries = (piece: readonly LogEntry[]): void => {
          seen.push(...piece);
        },
      ) =>
        readLog({
          log: log.url,
          source: createSource(log.url, fetchBytes),
          progress: progressFile(path),
          from,
          onEntries,
        });
      return { log, path, seen, read };
    }

    test('every entry comes once and in order', async (t) => {
      const { seen, read } = await setUp(t, 600);
      assert.equal(await read(0), 600);
      assert.deepEqual(
        seen.map(({ index, names: [name] }) => `${index} ${name}`),
        some(600).map(({ names }, at) => `${at} ${names![0]}`),
      );
    });

    test('the first time it begins at the end, then where it was left', async (t) => {
      const { log, seen, read } = await setUp(t, 300);
      assert.equal(await read(), 0);
      for (let at = 300; at < 530; at += 1) log.entries.push(entry(at));
      assert.equal(await read(), 230);
      assert.equal(await read(), 0);
      assert.equal(seen[0].index, 300);
      assert.equal(seen.at(-1)?.index, 529);
    });

    test('after a failure nothing is lost', async (t) => {
      const { seen, read } = await setUp(t, 600);
      let pieces = 0;
      const failing = (piece: readonly LogEntry[]): void => {
        pieces += 1;
        if (pieces === 3) throw new Error('disk full');
        seen.push(...piece);
      };
      await assert.rejects(read(0, failing), /disk full/);
      const before = seen.length;
      assert.ok(before > 0 && before < 600);
      assert.equal(await read(0), 600 - before);
      assert.deepEqual(
        seen.map(({ index }) => index),
        some(600).map((_, at) => at),
      );
    });

    test('a log that shrank or changed is not read on', async (t) => {
      const { log, path, seen, read } = await setUp(t, 40);
      await read(0);
      const written = await readFile(path, 'utf8');
      log.entries.pop();
      await assert.rejects(read(), { code: 'inconsistent' });
      log.entries.push(entry(39));
      log.root = Buffer.alloc(32, 2).toString('base64');
      await assert.rejects(read(), { code: 'inconsistent' });
      assert.equal(await readFile(path, 'utf8'), written);
      assert.equal(seen.length, 40);
    });

    test('nonsense is said to be nonsense', async (t) => {
      const { log, read } = await setUp(t, 40);
      log.wrong = Buffer.from('<html>maintenance</html>');
      await assert.rejects(read(0), { code: 'not-understood' });
    });

    test('progress of another log, or none, is not taken for this one', async (t) => {
      const { path, read } = await setUp(t, 40);
      await read(0);
      const progress = JSON.parse(await readFile(path, 'utf8'));
      await writeFile(path, JSON.stringify({ ...progress, log: 'http://other.example' }));
      await assert.rejects(read(), { code: 'progress-unreadable' });
      await writeFile(path, '{"log":');
      await assert.rejects(read(), { code: 'progress-unreadable' });
    });
  });

test('a log that gives little at once is asked more often', async (t) => {
  const log = await startLog(t, some(100));
  log.pieceMax = 7;
  const progress = progressFile(await progressIn(t));
  const source = createRfc6962Log(log.url, fetchBytes);
  let seen = 0;
  await readLog({
    log: log.url,
    source,
    progress,
    from: 0,
    onEntries(piece) {
      seen += piece.length;
    },
  });
  assert.equal(seen, 100);
  assert.equal(log.asked.length, 1 + Math.ceil(100 / 7));
});

test('a partial tile that is gone is read from the full one', async (t) => {
  const log = await startLog(t, some(256));
  const source = createStaticLog(log.url, fetchBytes);
  log.hasPartialTiles = false;
  const entries = await source.entries(10, 20);
  assert.deepEqual(
    entries.map(({ index }) => index),
    [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
  );
});
