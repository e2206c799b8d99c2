// A shard has one owner at a time, and another soon after it falls silent.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type ClaimParts, claimShard } from './claim.ts';
import type { Cluster } from './connect.ts';
import { type Held, holdLease } from './hold.ts';
import { changeLease, type Lease, leaseMs, readLease } from './lease.ts';
import { clusterConfig, ensureStream } from './streams.ts';
import { noServer, startTestCluster, until } from './test-cluster.ts';

const server = await startTestCluster();
const skip = !server && noServer;
const elapsedMs = (): number => performance.now();

async function connected(t: TestContext): Promise<Cluster> {
  const cluster = await server!.connect(t);
  await ensureStream(cluster, clusterConfig(1));
  return cluster;
}

function claimOf(
  cluster: Cluster,
  shard: number,
  worker: string,
  more: Partial<ClaimParts> = {},
): Promise<Lease | undefined> {
  const { signal } = new AbortController();
  return claimShard({ cluster, shard, worker, rank: () => 0, signal, elapsedMs, ...more });
}

async function heldBy(t: TestContext, cluster: Cluster, shard: number, worker: string) {
  const taken = (await claimOf(cluster, shard, worker))!;
  const lost: string[] = [];
  const held: Held = holdLease(cluster, shard, taken, elapsedMs, () => lost.push(worker));
  t.after(() => held.release());
  held.begin();
  return { taken, held, lost };
}

test('a shard without an owner is taken, by the first in rank', { skip }, async (t) => {
  const cluster = await connected(t);
  const other = await server!.connect(t);
  const stop = new AbortController();
  const second = claimOf(other, 0, 'b', { rank: () => 3, signal: stop.signal });
  const first = await claimOf(cluster, 0, 'a');
  assert.equal(first?.owner, 'a');
  assert.equal(first?.epoch, 1);
  stop.abort();
  assert.equal(await second, undefined);
});

test('while it is renewed nobody else takes it, afterwards the next one does', {
  skip,
}, async (t) => {
  const cluster = await connected(t);
  const other = await server!.connect(t);
  const { taken, held, lost } = await heldBy(t, cluster, 1, 'a');
  let next: Lease | undefined;
  const waiting = claimOf(other, 1, 'b').then((lease) => {
    next = lease;
  });
  await new Promise((resolve) => setTimeout(resolve, leaseMs * 2));
  assert.equal(next, undefined);
  assert.equal(held.isSure, true);
  const beganMs = elapsedMs();
  await held.release();
  await waiting;
  assert.ok(elapsedMs() - beganMs < leaseMs, 'given back, it was waited for all the same');
  assert.equal(next!.epoch, taken.epoch + 1);
  assert.deepEqual(lost, []);
});

test('an owner that falls silent loses it, and knows at its next renewal', { skip }, async (t) => {
  const cluster = await connected(t);
  const other = await server!.connect(t);
  const { held, lost, taken } = await heldBy(t, cluster, 2, 'a');
  await until(() => held.isSure);
  const waiting = claimOf(other, 2, 'b');
  // As if its process stood still: the record is as old as that.
  const found = await readLease(cluster, 2);
  const next = await changeLease(other, 2, found, {
    ...{ epoch: taken.epoch + 1, owner: 'c' },
    ...{ count: 0, ms: 500 },
  });
  assert.ok(next);
  await until(() => lost.length === 1);
  assert.equal(held.isLost, true);
  assert.equal(held.isSure, false);
  // Nobody renews for `c`: `b` takes it from there.
  assert.equal((await waiting)?.epoch, taken.epoch + 2);
});

test('of two changes to one revision, one counts', { skip }, async (t) => {
  const cluster = await connected(t);
  const before = await readLease(cluster, 3);
  const takes = ['a', 'b', 'c'].map((owner) =>
    changeLease(cluster, 3, before, { epoch: 1, owner, count: 0, ms: leaseMs }),
  );
  const taken = (await Promise.all(takes)).filter((lease) => lease !== undefined);
  assert.equal(taken.length, 1);
  assert.equal((await readLease(cluster, 3)).owner, taken[0]!.owner);
});
