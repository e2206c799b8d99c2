import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LogFault } from './fault.ts';
import { createFetch, type FetchOptions } from './fetch-bytes.ts';
import { startLog } from './test-log-server.ts';

/** A clock that only waiting moves. */
function slowFetch(options: FetchOptions = {}) {
  const waits: number[] = [];
  let nowMs = 0;
  const fetchBytes = createFetch({
    ...options,
    now: () => nowMs,
    wait: async (waitMs) => {
      waits.push(waitMs);
      nowMs += waitMs;
    },
  });
  return { fetchBytes, waits };
}

test('requests keep their distance', async (t) => {
  const log = await startLog(t);
  const { fetchBytes, waits } = slowFetch({ requestsPerSecond: 4 });
  for (let at = 0; at < 4; at += 1) await fetchBytes(`${log.url}/checkpoint`);
  assert.deepEqual(waits, [250, 250, 250]);
});

test('a refusal is waited out as long as it says, or longer each time', async (t) => {
  const log = await startLog(t);
  log.refusals.push(
    { status: 429, headers: { 'retry-after': '7' } },
    { status: 503 },
    { status: 500 },
    { status: 503, headers: { 'retry-after': '999999' } },
  );
  const { fetchBytes, waits } = slowFetch({ requestsPerSecond: 1_000 });
  assert.ok(await fetchBytes(`${log.url}/checkpoint`));
  assert.deepEqual(
    waits.filter((waitMs) => waitMs > 1),
    [7_000, 2_000, 4_000, 300_000],
  );
});

test('it does not ask for ever', async (t) => {
  const log = await startLog(t);
  for (let at = 0; at < 10; at += 1) log.refusals.push({ status: 503 });
  const { fetchBytes } = slowFetch({ attemptsMax: 3 });
  await assert.rejects(fetchBytes(`${log.url}/checkpoint`), { code: 'unreachable' });
  assert.equal(log.asked.length, 3);
});

test('a log that is not there is unreachable', async () => {
  const { fetchBytes } = slowFetch({ attemptsMax: 2 });
  await assert.rejects(
    fetchBytes('http://127.0.0.1:1/'),
    (error) => error instanceof LogFault && error.code === 'unreachable',
  );
});

test('what is not there is nothing, at once', async (t) => {
  const log = await startLog(t);
  const { fetchBytes, waits } = slowFetch();
  assert.equal(await fetchBytes(`${log.url}/nowhere`), undefined);
  assert.deepEqual(waits, []);
});

test('an endless answer is cut off', async (t) => {
  const log = await startLog(t);
  log.wrong = Buffer.alloc(33 * 1024 * 1024);
  await assert.rejects(slowFetch().fetchBytes(`${log.url}/checkpoint`), { code: 'too-long' });
});

test('a redirect is not followed', async (t) => {
  const log = await startLog(t);
  for (let at = 0; at < 2; at += 1)
    log.refusals.push({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
  const { fetchBytes } = slowFetch({ attemptsMax: 2 });
  await assert.rejects(fetchBytes(`${log.url}/checkpoint`), { code: 'unreachable' });
});
