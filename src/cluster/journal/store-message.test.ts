// An acknowledgement that is lost, late or another's never makes a message stand twice, or be believed
// to stand where it does not.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { JetStreamClient } from '@nats-io/jetstream';
import { refusal } from '../../engine/journal/testing.ts';
import type { Cluster } from '../connect.ts';
import { noServer, startTestCluster } from '../test-cluster.ts';
import { type Storing, storeMessage } from './store-message.ts';

const server = await startTestCluster();
const skip = !server && noServer;

async function streamOf(t: TestContext, name: string, duplicateMs = 120_000) {
  const cluster = await server!.connect(t);
  await cluster.manager.streams.add({
    ...{ name, subjects: [name], allow_direct: true },
    duplicate_window: duplicateMs * 1_000_000,
  });
  const storing: Storing = {
    ...{ stream: name, subject: name, data: Buffer.from('one'), id: '1.1', lastPlace: 0 },
    mayWrite: () => true,
  };
  const count = async () => (await cluster.manager.streams.info(name)).state.messages;
  return { cluster, storing, count };
}

/** Stores, and says that it did not, so many times. */
function losing(cluster: Cluster, times: number, afterwards = async () => {}): Cluster {
  let lost = 0;
  const publish: JetStreamClient['publish'] = async (...args) => {
    const acknowledged = await cluster.jetstream.publish(...args);
    lost += 1;
    if (lost > times) return acknowledged;
    await afterwards();
    throw new Error('timeout');
  };
  return { ...cluster, jetstream: Object.assign(Object.create(cluster.jetstream), { publish }) };
}

test('an acknowledgement that is lost is asked for again', { skip }, async (t) => {
  const { cluster, storing, count } = await streamOf(t, 'LOST');
  await storeMessage(losing(cluster, 3), storing);
  assert.equal(await count(), 1);
});

test('also where the server has forgotten the id meanwhile', { skip }, async (t) => {
  const { cluster, storing, count } = await streamOf(t, 'FORGOTTEN', 100);
  const forget = () => new Promise<void>((resolve) => setTimeout(resolve, 600));
  await storeMessage(losing(cluster, 1, forget), storing);
  assert.equal(await count(), 1);
});

test('where another owner wrote, it is refused, and only that stands', { skip }, async (t) => {
  const { cluster, storing, count } = await streamOf(t, 'TAKEN');
  await storeMessage(cluster, { ...storing, id: '2.1', data: Buffer.from('another') });
  assert.equal((await refusal(storeMessage(cluster, storing))).code, 'fenced');
  assert.equal(await count(), 1);
});

test('stored before another wrote behind it, it stands', { skip }, async (t) => {
  const { cluster, storing, count } = await streamOf(t, 'OVERTAKEN', 100);
  let overtaken = false;
  const overtake = async (): Promise<void> => {
    if (overtaken) return;
    overtaken = true;
    await storeMessage(cluster, { ...storing, id: '2.1', lastPlace: 1 });
    await new Promise<void>((resolve) => setTimeout(resolve, 600));
  };
  await storeMessage(losing(cluster, 1, overtake), storing);
  assert.equal(await count(), 2);
});

test('without a lease nothing is sent', { skip }, async (t) => {
  const { cluster, storing, count } = await streamOf(t, 'UNLEASED');
  const refused = await refusal(storeMessage(cluster, { ...storing, mayWrite: () => false }));
  assert.equal(refused.code, 'fenced');
  assert.equal(await count(), 0);
});
