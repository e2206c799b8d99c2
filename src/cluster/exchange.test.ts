// What shards tell each other, over a real server: to whom it is for, in order, and again where it failed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ShareLine } from '../core/case/effect.ts';
import type { Answer } from '../engine/client.ts';
import { readRecord } from '../engine/journal-record.ts';
import { ensurePackages } from '../engine/test-packages.ts';
import type { RunningAttachment } from './attachment.ts';
import { createClusterClient } from './client/cluster-client.ts';
import { type Cluster, connectCluster } from './connect.ts';
import { exchangeAttachment } from './exchange.ts';
import { openStreamReader } from './journal/stream-reader.ts';
import { type LocalNats, startNats } from './local/nats-servers.ts';
import { temporaryFolder } from './test-cluster.ts';
import { startWorker } from './worker.ts';

const shards = 3;
let nats: LocalNats | undefined;
let cluster: Cluster | undefined;
before(async () => {
  ensurePackages('nats-server');
  nats = await startNats();
  if (nats) cluster = await connectCluster(nats.url, 'test');
});
after(async () => {
  await cluster?.close();
  await nats?.stop();
});

type Acted = { readonly id: string; readonly type: string };

/** Shards that keep what they are to enter into their journals, and refuse it as often as told. */
function begin({ connection }: Cluster, count: number, refusals = 0) {
  const acted: Acted[][] = [];
  const attached: RunningAttachment[] = [];
  for (let shard = 0; shard < count; shard += 1) {
    const own: Acted[] = [];
    let left = refusals;
    acted.push(own);
    const act = async (event: object): Promise<Answer> => {
      const isRefused = (event as Acted).type !== 'shard' && left > 0;
      if (isRefused) left -= 1;
      else own.push(event as Acted);
      return { status: isRefused ? 503 : 200, body: '' };
    };
    const parts = {
      connection,
      shard,
      shards: count,
      epoch: 1,
      exchangeMs: 500,
      act,
      log: () => undefined,
    };
    attached.push(exchangeAttachment.begin(parts));
  }
  const stop = () => {
    for (const one of attached) one.stop();
  };
  return { acted, attached, stop };
}

function aShare(to: number, round: number): ShareLine {
  const time = new Date(Date.UTC(2025, 3, 1) + round * 1_000).toISOString();
  const id = `contribution-0-${to}-${round}`;
  const rest = { from: 0, to, asOf: time, left: 0, items: [] };
  return { to, event: { type: 'contribution', id, time, ...rest } };
}

const effectsOf = (lines: readonly ShareLine[]) =>
  lines.map((line, index) => ({
    sequence: index + 1,
    effects: [{ kind: 'share', line } as const],
  }));

const toldTo = (own: readonly Acted[]) => own.filter(({ type }) => type !== 'shard');

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const endMs = Date.now() + 120_000;
  while (!(await holds())) {
    assert.ok(Date.now() < endMs);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('each shard begins by saying which it is, and is told what is for it, in order', async (t) => {
  if (!cluster) return t.skip('nats-server is not installed');
  const { acted, attached, stop } = begin(cluster, shards);
  const rounds = Array.from({ length: 10 }, (_, round) => round);
  attached[0]!.onDurable(
    effectsOf(rounds.flatMap((round) => [aShare(1, round), aShare(2, round)])),
    20,
  );
  await until(() => toldTo(acted[1]!).length === 10 && toldTo(acted[2]!).length === 10);
  stop();
  assert.ok(acted.every(([first]) => first?.type === 'shard'));
  for (const to of [1, 2])
    assert.deepEqual(
      toldTo(acted[to]!).map(({ id }) => id),
      rounds.map((round) => `contribution-0-${to}-${round}`),
    );
  assert.deepEqual(toldTo(acted[0]!), []);
});

test('what a shard refuses, or nobody owns yet, is told again', async (t) => {
  if (!cluster) return t.skip('nats-server is not installed');
  const alone = begin(cluster, 1);
  assert.deepEqual(alone.acted, [[]]);
  alone.stop();
  const { acted, attached, stop } = begin(cluster, shards, 2);
  attached[0]!.onDurable(effectsOf([aShare(1, 1), aShare(1, 2)]), 2);
  await until(() => toldTo(acted[1]!).length === 2);
  stop();
  assert.deepEqual(
    toldTo(acted[1]!).map(({ id }) => id),
    ['contribution-0-1-1', 'contribution-0-1-2'],
  );
});

/** Log-ins of many accounts from one address none of them was at before. */
function aLogin(index: number): string {
  const account = `account-${index}`;
  return JSON.stringify({
    ...{ id: `login-${index}`, type: 'login', time: new Date().toISOString() },
    ...{ account, session: `s-${index}`, outcome: 'success', method: 'password' },
    ...{ channel: 'web', ip: '203.0.113.7', userAgent: 'Mozilla/5.0', device: 'one for all' },
  });
}

/** How many events of each type are in the journal of a shard. */
async function typesIn(opened: Cluster, shard: number): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const { payload } of openStreamReader(opened, shard).read(1)) {
    const { type } = readRecord(payload).event;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

test('in a cluster every shard hears of a device that accounts of several share', async (t) => {
  if (!nats || !cluster) return t.skip('nats-server is not installed');
  const opened = cluster;
  const worker = await startWorker({
    ...{ cluster: opened, url: nats.url, worker: 'a', directory: await temporaryFolder(t) },
    ...{ given: { shards, replicas: 1 }, copies: 1, settings: {}, log: () => undefined },
  });
  t.after(() => worker.stop());
  const client = createClusterClient({ cluster: opened, shards, answerMsMax: 30_000 });
  t.after(() => client.close());
  for (let index = 0; index < 12; index += 1) await client.decide('', aLogin(index));
  // Rounds come with events, or with the engine's tick of a second. An owner hears what the others
  // contribute, and whoever is not the owner hears the sum.
  await until(async () => {
    const heard: boolean[] = [];
    for (let shard = 0; shard < shards; shard += 1) {
      const types = await typesIn(opened, shard);
      heard.push(types.has('summary') || types.has('contribution'));
    }
    return heard.every((isTold) => isTold);
  });
  const status = await client.status();
  assert.equal(status.counters.shards_silent, 0);
});
