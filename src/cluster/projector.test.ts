// Projectors over real streams and a real database: shared out, taken over, filled anew.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Journal } from '../engine/journal/journal.ts';
import { type LocalPostgres, startLocalPostgres } from '../engine/projection/local-postgres.ts';
import { openCore } from '../engine/projection/projection-core.ts';
import { aCase } from '../engine/projection/test-lines.ts';
import { ensurePackages } from '../engine/test-packages.ts';
import { type Cluster, connectCluster } from './connect.ts';
import { openJetStreamJournal } from './journal/jetstream-journal.ts';
import { type LocalNats, startNats } from './local/nats-servers.ts';
import { type Projector, startProjector } from './projector.ts';
import { ensureStream, journalConfig } from './streams.ts';

const shards = 4;
let nats: LocalNats | undefined;
let server: LocalPostgres | undefined;
before(async () => {
  ensurePackages('nats-server', 'postgresql');
  [nats, server] = await Promise.all([startNats(), startLocalPostgres()]);
});
after(async () => {
  await Promise.all([nats?.stop(), server?.stop()]);
});

async function journalsOf(cluster: Cluster): Promise<readonly Journal[]> {
  return Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      await ensureStream(cluster, journalConfig(shard, 1));
      return openJetStreamJournal({ cluster, shard, epoch: 1, mayWrite: () => true });
    }),
  );
}

/** Each record opens a case of its own. */
async function write(journals: readonly Journal[], count: number): Promise<void> {
  for (const [shard, journal] of journals.entries())
    for (let nth = 0; nth < count; nth += 1) {
      const sequence = journal.nextSequence;
      const time = new Date(Date.UTC(2025, 3, 1) + sequence * 1_000).toISOString();
      const event = { type: 'clock', id: `clock-${sequence}`, time };
      const record = { effects: [aCase(`c-${shard}.${sequence}`)], event };
      await journal.append([Buffer.from(JSON.stringify(record))], sequence);
    }
}

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const endMs = Date.now() + 120_000;
  while (!(await holds())) {
    assert.ok(Date.now() < endMs, what);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const fed = (projectors: readonly Projector[]): number[] =>
  projectors.flatMap(({ sequences }) => [...sequences.keys()]).toSorted();

test('two projectors share the shards, one takes over from the other, and fill anew', async (t) => {
  if (!nats || !server) return t.skip('nats-server or PostgreSQL is not installed');
  const cluster = await connectCluster(nats.url, 'test');
  const journals = await journalsOf(cluster);
  const said: string[] = [];
  const parts = { cluster, shards, database: server.url, log: (line: string) => said.push(line) };
  const core = await openCore({ kind: 'postgres', url: server.url, isShared: true });
  const cases = async () => (await core.queries.cases({ limit: 1000 })).lines.length;
  const first = await startProjector(parts);
  await write(journals, 10);
  await until(async () => (await cases()) === 40, 'one feeds all');
  assert.deepEqual(fed([first]), [0, 1, 2, 3]);

  const second = await startProjector(parts);
  const isShared = () => first.sequences.size === 2 && second.sequences.size === 2;
  await until(isShared, `shared: ${first.sequences.size}, ${second.sequences.size}`);
  assert.deepEqual(fed([first, second]), [0, 1, 2, 3]);
  await write(journals, 10);
  await until(async () => (await cases()) === 80, 'both feed');

  await first.stop();
  await write(journals, 10);
  await until(async () => (await cases()) === 120, 'the second took over');
  assert.equal(second.sequences.size, shards);

  await core.rebuild.begin();
  await write(journals, 5);
  await until(() => said.some((line) => line.includes('put in place')), 'filled anew');
  await until(async () => (await cases()) === 140, 'fed again');
  await second.stop();
  await core.close();
  await Promise.all(journals.map((journal) => journal.close()));
  await cluster.close();
});
