// One life of a shard's owner, without the thread around it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { timeOf } from '../core/lib/time.ts';
import { openStateStore } from '../engine/state-store/store.ts';
import { createClusterClient } from './client/cluster-client.ts';
import { agreeSettings } from './cluster-settings.ts';
import { startOwner } from './owner.ts';
import { checkpointConfig, ensureStream, journalConfig } from './streams.ts';
import { noServer, startTestCluster, temporaryFolder, until } from './test-cluster.ts';

const server = await startTestCluster();
const skip = !server && noServer;

test('told to stop again while it stops, it writes its checkpoint and ends once', {
  skip,
}, async (t) => {
  const cluster = await server!.connect(t);
  const directory = await temporaryFolder(t);
  await agreeSettings(cluster, { shards: 1, replicas: 1 });
  await ensureStream(cluster, journalConfig(0, 1));
  await ensureStream(cluster, checkpointConfig(0, 1));
  const stateDirectory = join(directory, 'state');
  const ends: string[] = [];
  const owner = await startOwner({
    ...{ cluster, shard: 0, shards: 1, directory, settings: {}, clock: 'wall', exchangeMs: 500 },
    released: { store: await openStateStore({ directory: stateDirectory }) },
    held: {
      ...{ epoch: 1, isLost: false, isSure: true },
      begin: () => undefined,
      release: () => Promise.resolve(),
    },
    lookUp: () => undefined,
    log: () => undefined,
    end: (how) => ends.push(how),
  });
  const client = createClusterClient({ cluster, shards: 1, answerMsMax: 10_000 });
  t.after(() => client.close());
  const login = { type: 'login', time: timeOf(Date.now()), outcome: 'success', method: 'password' };
  const who = { id: 'one', account: 'a', session: 's', ip: '203.0.113.7', userAgent: 'x' };
  const body = JSON.stringify({ ...login, ...who, channel: 'web' });
  assert.equal((await client.decide('alpha', body)).status, 200);
  owner.stop();
  owner.stop();
  await until(() => ends.length > 0);
  await pause(200);
  assert.deepEqual(ends, ['stopped']);
  const store = await openStateStore({ directory: stateDirectory });
  t.after(() => store.close());
  assert.ok(store.sequence > 0);
});
