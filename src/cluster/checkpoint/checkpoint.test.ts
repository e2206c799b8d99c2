// A standby's copy is the owner's state, however late it came and whatever was interrupted.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openStateStore, type StateStore } from '../../engine/state-store/store.ts';
import type { Cluster } from '../connect.ts';
import { checkpointStream } from '../names.ts';
import { checkpointConfig, ensureStream } from '../streams.ts';
import { noServer, startTestCluster, temporaryFolder, until } from '../test-cluster.ts';
import { type Follower, openFollower } from './follow.ts';
import { createShipping, createShippingStore } from './ship.ts';

const server = await startTestCluster();
const skip = !server && noServer;
const openStore = (directory: string) => openStateStore({ directory });

interface Owner {
  readonly store: StateStore;
  /** A checkpoint: so many records changed since the one before. */
  save(sequence: number, changed: readonly number[], bytes?: number): Promise<void>;
}

async function ownerOf(
  t: TestContext,
  cluster: Cluster,
  shard: number,
  epoch = 1,
  directory?: string,
): Promise<Owner> {
  const inner = await openStore(join(directory ?? (await temporaryFolder(t)), 'state'));
  t.after(() => inner.close());
  const shipping = createShipping({
    ...{ cluster, shard, epoch, store: inner },
    mayWrite: () => true,
    log: () => undefined,
    changesBytesMax: 400_000,
  });
  const store = createShippingStore(inner, shipping);
  return {
    store,
    async save(sequence, changed, bytes = 20_000) {
      const writer = store.beginCheckpoint(sequence);
      for (const number of changed) {
        const isGone = (number + sequence) % 7 === 0;
        const value = Buffer.alloc(bytes + number, sequence);
        writer.add(number % 3, `key ${number}`, isGone ? undefined : value);
      }
      await store.commit(writer);
    },
  };
}

async function followerOf(cluster: Cluster, shard: number, directory: string): Promise<Follower> {
  return openFollower({ cluster, shard, directory, openStore, log: () => undefined });
}

function contents(store: StateStore): string[] {
  return [0, 1, 2, 3].flatMap((table) =>
    [...store.scan(table)].map(
      ({ key, value }) => `${table} ${key} ${value.length} ${value[0]} ${value.at(-1)}`,
    ),
  );
}

async function assertSame(directory: string, owner: Owner): Promise<void> {
  const copy = await openStore(join(directory, 'state'));
  try {
    assert.equal(copy.sequence, owner.store.sequence);
    assert.deepEqual(contents(copy), contents(owner.store));
    assert.ok(contents(copy).length > 0);
  } finally {
    await copy.close();
  }
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, place) => from + place);

test('a standby that follows has what the owner has', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, checkpointConfig(0, 1));
  const owner = await ownerOf(t, cluster, 0);
  const directory = await temporaryFolder(t);
  const follower = await followerOf(cluster, 0, directory);
  const stopping = new AbortController();
  const running = follower.run(stopping.signal);
  // Far beyond what may stand in the stream: it is replaced by the whole state now and then.
  for (let place = 1; place <= 12; place += 1) {
    await owner.save(place * 1_000, numbers(place, place + 8));
    await until(() => follower.sequence === place * 1_000);
  }
  stopping.abort();
  await running;
  await follower.close();
  await assertSame(directory, owner);
  const { state } = await cluster.manager.streams.info(checkpointStream(0));
  assert.ok(state.first_seq > 1, 'nothing was let go of');
});

test('one that comes late takes the whole state and what changed after it', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, checkpointConfig(1, 1));
  const owner = await ownerOf(t, cluster, 1);
  const early = await temporaryFolder(t);
  for (let place = 1; place <= 7; place += 1) {
    await owner.save(place * 100, numbers(place, place + 6), 40_000);
    if (place !== 1) continue;
    const follower = await followerOf(cluster, 1, early);
    await follower.catchUp();
    await follower.close();
  }
  const late = await temporaryFolder(t);
  for (const directory of [early, late]) {
    const follower = await followerOf(cluster, 1, directory);
    await follower.catchUp();
    await follower.close();
    await assertSame(directory, owner);
  }
});

test('a record of several megabytes arrives whole', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, checkpointConfig(2, 1));
  const owner = await ownerOf(t, cluster, 2);
  await owner.save(10, [1, 2, 3], 3_000_000);
  await owner.save(11, [3], 10);
  const directory = await temporaryFolder(t);
  const follower = await followerOf(cluster, 2, directory);
  await follower.catchUp();
  await follower.close();
  await assertSame(directory, owner);
});

test('an owner whose stream ends before its own state sends all of it', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, checkpointConfig(3, 1));
  const directory = await temporaryFolder(t);
  // A checkpoint that was on its disk when it died, and never on its way.
  const alone = await openStore(join(directory, 'state'));
  const writer = alone.beginCheckpoint(5);
  writer.add(1, 'only here', Buffer.from('five'));
  await alone.commit(writer);
  await alone.close();
  const owner = await ownerOf(t, cluster, 3, 2, directory);
  await owner.save(9, [4]);
  const other = await temporaryFolder(t);
  const follower = await followerOf(cluster, 3, other);
  await follower.catchUp();
  await follower.close();
  await assertSame(other, owner);
});

test('half a snapshot is no state: it is thrown away', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, checkpointConfig(4, 1));
  const owner = await ownerOf(t, cluster, 4);
  await owner.save(10, numbers(1, 5));
  const directory = await temporaryFolder(t);
  const half = await openStore(join(directory, 'state'));
  const writer = half.beginCheckpoint(1);
  writer.add(3, 'of another time', Buffer.from('half'));
  await half.commit(writer);
  await half.close();
  await writeFile(join(directory, 'half-a-snapshot'), '');
  const follower = await followerOf(cluster, 4, directory);
  assert.equal(follower.sequence, 0);
  await follower.catchUp();
  await follower.close();
  await assertSame(directory, owner);
});

test('what an owner that was followed sends late does no harm', { skip }, async (t) => {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, checkpointConfig(5, 1));
  const first = await ownerOf(t, cluster, 5, 1);
  await first.save(10, numbers(1, 5));
  const directory = await temporaryFolder(t);
  const follower = await followerOf(cluster, 5, directory);
  await follower.catchUp();
  await follower.close();
  const second = await ownerOf(t, cluster, 5, 2, directory);
  await second.save(20, numbers(3, 9));
  // Of the same journal, and so as true as the others.
  await first.save(15, numbers(1, 3));
  await second.save(30, numbers(6, 12));
  const late = await temporaryFolder(t);
  const third = await followerOf(cluster, 5, late);
  await third.catchUp();
  assert.equal(third.sequence, 30);
  await third.close();
});
