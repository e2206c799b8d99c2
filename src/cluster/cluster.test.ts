// Gateways and workers together, in one process, on one NATS server.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { timeOf } from '../core/lib/time.ts';
import type { Answer, EngineClient } from '../engine/client.ts';
import { readRecord } from '../engine/journal-record.ts';
import { createClusterClient } from './client/cluster-client.ts';
import type { Cluster } from './connect.ts';
import { openStreamReader } from './journal/stream-reader.ts';
import { noServer, startTestCluster, temporaryFolder, until } from './test-cluster.ts';
import { type RunningWorker, startWorker } from './worker.ts';

const shards = 3;
const server = await startTestCluster();
const skip = !server && noServer;

async function workerOf(t: TestContext, cluster: Cluster, worker: string): Promise<RunningWorker> {
  const running = await startWorker({
    ...{ cluster, url: server!.url, worker },
    directory: await temporaryFolder(t),
    given: { shards, replicas: 1 },
    copies: 2,
    settings: {},
    log: () => undefined,
  });
  t.after(() => running.stop());
  return running;
}

function gatewayOf(t: TestContext, cluster: Cluster, answerMsMax?: number): EngineClient {
  const client = createClusterClient({ cluster, shards, answerMsMax });
  t.after(() => client.close());
  return client;
}

const time = timeOf(Date.now());

function login(account: string, id = `login-${account}`): string {
  return JSON.stringify({
    ...{ id, type: 'login', time, account, session: `s-${id}`, outcome: 'success' },
    ...{ method: 'password', channel: 'web', ip: '203.0.113.7', userAgent: 'Mozilla/5.0' },
  });
}

const accounts = Array.from({ length: 30 }, (_, place) => `account-${place}`);

/** Until the owners answer: whoever asks earlier waits for them. */
async function decideAll(client: EngineClient, ids = ''): Promise<Answer[]> {
  return Promise.all(
    accounts.map((account) => client.decide('alpha', login(account, `login-${account}${ids}`))),
  );
}

/** How often each id stands in the journals of all shards. */
async function journalled(cluster: Cluster): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let shard = 0; shard < shards; shard += 1)
    for await (const { payload } of openStreamReader(cluster, shard).read(1)) {
      const { event } = readRecord(payload);
      counts.set(event.id, (counts.get(event.id) ?? 0) + 1);
    }
  return counts;
}

test('gateways, owners and their successors give each id one answer', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  const first = await workerOf(t, cluster, 'a');
  const [one, other] = [gatewayOf(t, cluster, 30_000), gatewayOf(t, cluster, 30_000)];

  await t.test('the same id through two gateways is one decision', async () => {
    const [left, right] = await Promise.all([decideAll(one), decideAll(other)]);
    assert.deepEqual(left, right);
    for (const { status } of left) assert.equal(status, 200);
    const counts = await journalled(cluster);
    for (const account of accounts) assert.equal(counts.get(`login-${account}`), 1);
  });

  await t.test('the same id with other content is a conflict', async () => {
    const again = { ...JSON.parse(login('account-1')), session: 'another' };
    assert.equal((await other.decide('alpha', JSON.stringify(again))).status, 409);
  });

  await t.test('a body is parted among the shards and answered as one', async () => {
    const trade = { id: 'trade-1', type: 'trade', time, instrument: 'XTKS:7203', price: 1_000 };
    const lines = [
      ...accounts.map((account) => login(account, `more-${account}`)),
      'nonsense',
      JSON.stringify({ ...trade, quantity: 100 }),
    ];
    const { status, body } = await one.record('alpha', lines.join('\n'));
    assert.equal(status, 202);
    const { accepted, refused } = JSON.parse(body);
    assert.equal(accepted, accounts.length + 1);
    assert.deepEqual(
      refused.map(({ line }: { line: number }) => line),
      [accounts.length + 1],
    );
    // The market is known in every shard.
    assert.equal((await journalled(cluster)).get('trade-1'), shards);
  });

  await t.test('an account is read from its shard', async () => {
    for (const account of accounts.slice(0, 5)) {
      const { status, body } = await other.query('alpha', { kind: 'account', id: account });
      assert.equal(status, 200);
      assert.equal(JSON.parse(body).account, account);
    }
    assert.equal((await other.query('beta', { kind: 'account', id: 'account-1' })).status, 404);
  });

  await t.test('the status is that of all shards', async () => {
    const { counters, sequence } = await one.status();
    assert.equal(counters.shards_silent, 0);
    assert.ok(sequence >= accounts.length * 2);
  });

  await t.test('a worker that ends is followed, and what it answered stands', async () => {
    const before = await decideAll(one);
    await workerOf(t, cluster, 'b');
    const stopping = first.stop();
    const [during, again] = await Promise.all([decideAll(one, '-later'), decideAll(other)]);
    await stopping;
    assert.deepEqual(again, before);
    for (const { status } of during) assert.equal(status, 200);
    const counts = await journalled(cluster);
    for (const account of accounts)
      for (const id of [`login-${account}`, `login-${account}-later`])
        assert.equal(counts.get(id), 1);
  });
});

test('without an owner a request is answered 503, with when to come again', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  // Of a shard that nobody has.
  const client = createClusterClient({ cluster, shards: 50, answerMsMax: 400 });
  t.after(() => client.close());
  const answers = await Promise.all(
    accounts.map((account) => client.decide('alpha', login(account, 'nobody'))),
  );
  const refused = answers.filter(({ status }) => status === 503);
  assert.ok(refused.length > accounts.length / 2);
  for (const { retryAfterSeconds } of refused) assert.ok(retryAfterSeconds! > 0);
});

test('a cluster keeps the settings it began with', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  const other = startWorker({
    ...{ cluster, url: server!.url, worker: 'c', copies: 2, settings: {} },
    directory: await temporaryFolder(t),
    given: { shards: shards + 1 },
    log: () => undefined,
  });
  await assert.rejects(other, /begun with shards 3, not 4/);
});

test('copies of another cluster are thrown away', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  const said: string[] = [];
  const directory = await temporaryFolder(t);
  const options = { cluster, url: server!.url, worker: 'd', copies: 2, settings: {} };
  const { writeFile } = await import('node:fs/promises');
  await writeFile(`${directory}/cluster.json`, '{"id":"another"}');
  const running = await startWorker({
    ...{ ...options, directory, given: {} },
    log: (message) => said.push(message),
  });
  await until(() => running.states.size === shards);
  await running.stop();
  assert.ok(said.some((message) => message.includes('thrown away')));
});
