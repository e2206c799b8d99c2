// A reader gets every message once and in order, however slow it is and whatever is let go of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noServer, startTestCluster } from '../test-cluster.ts';
import { streamMessages } from './stream-messages.ts';

const server = await startTestCluster();
const skip = !server && noServer;
const last = 150;

test('a reader that is slower than a request waits misses nothing', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await cluster.manager.streams.add({ name: 'SLOW', subjects: ['slow'], allow_direct: true });
  for (let place = 1; place <= last; place += 1)
    await cluster.jetstream.publish('slow', String(place));
  for (const hasGaps of [false, true]) {
    const places: number[] = [];
    const range = { stream: 'SLOW', from: 1, until: last, hasGaps };
    for await (const { place, data } of streamMessages(cluster, range)) {
      assert.equal(Buffer.from(data).toString(), String(place));
      places.push(place);
      if (place % 40 === 5) await new Promise((resolve) => setTimeout(resolve, 1_300));
    }
    assert.deepEqual(
      places,
      Array.from({ length: last }, (_, index) => index + 1),
    );
  }
});

test('where the beginning was let go of, it begins with what is there', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await cluster.manager.streams.add({ name: 'CUT', subjects: ['cut'], allow_direct: true });
  for (let place = 1; place <= 20; place += 1) await cluster.jetstream.publish('cut', '');
  await cluster.manager.streams.purge('CUT', { seq: 15 });
  const places: number[] = [];
  const range = { stream: 'CUT', from: 3, until: 20, hasGaps: true };
  for await (const { place } of streamMessages(cluster, range)) places.push(place);
  assert.deepEqual(places, [15, 16, 17, 18, 19, 20]);
});

test('one without an end goes on as the stream grows, until it is told to stop', {
  skip,
}, async (t) => {
  const cluster = await server!.connect(t);
  await cluster.manager.streams.add({ name: 'GROWS', subjects: ['grows'], allow_direct: true });
  const stopping = new AbortController();
  const places: number[] = [];
  const reading = (async () => {
    const range = { stream: 'GROWS', from: 1, signal: stopping.signal };
    for await (const { place } of streamMessages(cluster, range)) {
      places.push(place);
      if (place === 10) stopping.abort();
    }
  })();
  for (let place = 1; place <= 10; place += 1) {
    await cluster.jetstream.publish('grows', '');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await reading;
  assert.equal(places.length, 10);
});
