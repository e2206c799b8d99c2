// Several journals into one PostgreSQL: whoever feeds, however often and wherever from, counts once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Effect } from '../../core/case/effect.ts';
import type { JournalRecord } from '../journal/scan.ts';
import { ensurePackages } from '../test-packages.ts';
import { type LocalPostgres, startLocalPostgres } from './local-postgres.ts';
import { openCore, type ProjectionCore } from './projection-core.ts';
import { type ShardFeed, type ShardJournal, startShardFeed } from './shard-feed.ts';
import { aCase, aDecision, anAlert, anOutcome, aTally } from './test-lines.ts';
import { aTriage } from './test-table-console.ts';

const shards = 3;
const minute = '2025-04-01T00:01:00.000Z';
let server: LocalPostgres | undefined;
before(async () => {
  ensurePackages('postgresql');
  server = await startLocalPostgres();
});
after(() => server?.stop());

/** Some of everything that is keyed, added up or merged; every third event has nothing to tell. */
function effectsOf(shard: number, sequence: number): Effect[] {
  const id = `${shard}.${sequence}`;
  if (sequence % 3 === 0) return [];
  const state = sequence % 2 ? ('new' as const) : ('closed' as const);
  const minuteOf = new Date(Date.parse(minute) + sequence * 60_000).toISOString();
  return [
    aDecision(`d-${id}`),
    anOutcome(`d-${shard}.${sequence - 2}`, 'passed'),
    aCase(`c-${shard}.${sequence >> 3}`, { saleValueJpy: sequence, state }),
    aTriage(`c-${shard}.${sequence >> 3}`, { state, risk: sequence / 1e6 }),
    // One shard alone speaks of an instrument.
    anAlert(`a-${shard}.${sequence >> 4}`, { risk: sequence / 1e6 }),
    aTally(minuteOf, { logins: shard + 1 }),
  ];
}

/** A journal in memory that may grow. */
function aJournal(shard: number, count: number) {
  const records: JournalRecord[] = [];
  const grow = (more: number): void => {
    for (let at = 0; at < more; at += 1) {
      const sequence = records.length + 1;
      const time = new Date(Date.parse(minute) + sequence * 1_000 + shard).toISOString();
      const event = { type: 'clock', id: `clock-${sequence}`, time };
      const effects = effectsOf(shard, sequence);
      const told = effects.length > 0 ? { effects, event } : { event };
      records.push({ sequence, payload: Buffer.from(JSON.stringify(told)) });
    }
  };
  grow(count);
  const journal: ShardJournal = {
    lastSequence: async () => records.length,
    async *follow(from, signal) {
      for (let next = from; !signal.aborted; )
        if (next <= records.length) yield records[next++ - 1]!;
        else await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
  return { journal, grow, count: () => records.length };
}

function open(): Promise<ProjectionCore> {
  return openCore({ kind: 'postgres', url: server!.url, isShared: true });
}

const tables = ['cases', 'case_lines', 'alerts', 'alert_lines', 'decisions', 'tallies', 'hours'];

/** Every row of every table, in an order of its own. */
async function everything(): Promise<Record<string, readonly string[]>> {
  const client = new pg.Client({ connectionString: server!.url });
  await client.connect();
  const found: Record<string, readonly string[]> = {};
  for (const table of [...tables, 'queue', 'queue_why', 'progress']) {
    const { rows } = await client.query(`select to_jsonb(t)::text as row from sekisho.${table} t`);
    found[table] = rows.map(({ row }: { row: string }) => row).toSorted();
  }
  await client.end();
  return found;
}

type Everything = Awaited<ReturnType<typeof everything>>;

function assertSame(actual: Everything, expected: Everything): void {
  for (const [table, rows] of Object.entries(expected)) {
    assert.equal(actual[table]?.length, rows.length, table);
    const at = rows.findIndex((row, index) => row !== actual[table]?.[index]);
    assert.equal(actual[table]?.[at], rows[at], table);
  }
}

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const endMs = Date.now() + 120_000;
  while (!(await holds())) {
    assert.ok(Date.now() < endMs, what);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const isDone = (feeds: readonly ShardFeed[], journals: readonly { count(): number }[]) => () =>
  feeds.every((feed, index) => feed.sequence >= journals[index % journals.length]!.count());

function startAll(
  core: ProjectionCore,
  journals: readonly { journal: ShardJournal }[],
  schema: 'sekisho' | 'sekisho_next' = 'sekisho',
): ShardFeed[] {
  return journals.map(({ journal }, shard) =>
    startShardFeed(journal, core.target({ shard, schema }), () => undefined),
  );
}

const stopAll = (feeds: readonly ShardFeed[]) => Promise.all(feeds.map((feed) => feed.stop()));

test('doubled projectors, one of them killed and begun again, write what one alone writes', async (t) => {
  if (!server) return t.skip('no PostgreSQL server is installed');
  const journals = Array.from({ length: shards }, (_, shard) => aJournal(shard, 400));
  const [one, other] = [await open(), await open()];
  await one.reset();
  const doubled = [...startAll(one, journals), ...startAll(other, journals)];
  await until(() => doubled[0]!.sequence > 0, 'begun');
  // Stopped in the middle and begun again from the place it finds.
  await stopAll(doubled.splice(0, shards));
  doubled.push(...startAll(one, journals));
  for (const { grow } of journals) grow(100);
  await until(isDone(doubled, journals), 'both at the end');
  await stopAll(doubled);
  const twice = await everything();
  await one.reset();
  const single = startAll(one, journals);
  await until(isDone(single, journals), 'one at the end');
  await stopAll(single);
  assertSame(await everything(), twice);
  // A minute of the firm is the sum of the shards' minutes.
  const range = { from: '2025-04-01T00:02:00.000Z', to: '2025-04-01T00:03:00.000Z' };
  assert.equal((await one.queries.tallies(range))[0]?.logins, 1 + 2 + 3);
  await Promise.all([one.close(), other.close()]);
});

test('cases of several shards are listed by time, each once', async (t) => {
  if (!server) return t.skip('no PostgreSQL server is installed');
  const journals = Array.from({ length: shards }, (_, shard) => aJournal(shard, 80));
  const core = await open();
  await core.reset();
  const feeds = startAll(core, journals);
  await until(isDone(feeds, journals), 'at the end');
  await stopAll(feeds);
  const listed: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await core.queries.cases({ limit: 4, before });
    listed.push(...page.lines.map((line) => line.case));
    before = page.next;
    if (!before) break;
  }
  // Each journal's cases began at the same seconds, the later shard some milliseconds after.
  const expected = Array.from({ length: 11 }, (_, nth) => 10 - nth).flatMap((nth) =>
    [2, 1, 0].map((shard) => `c-${shard}.${nth}`),
  );
  assert.deepEqual(listed, expected);
  await core.close();
});

test('the tables are filled anew while they are fed and asked, and come out the same', async (t) => {
  if (!server) return t.skip('no PostgreSQL server is installed');
  const journals = Array.from({ length: shards }, (_, shard) => aJournal(shard, 600));
  const core = await open();
  await core.reset();
  const live = startAll(core, journals);
  await until(isDone(live, journals), 'live at the end');
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`delete from sekisho.cases where "case" like 'c-1%'`);
  const before = (await core.queries.cases({ limit: 1000 })).lines.length;
  await core.rebuild.begin();
  const anew = startAll(core, journals, 'sekisho_next');
  let asked = 0;
  let least = before;
  await until(async () => {
    for (const { grow } of journals) grow(3);
    asked += 1;
    least = Math.min(least, (await core.queries.cases({ limit: 1000 })).lines.length);
    return core.rebuild.finish();
  }, 'put in place');
  assert.ok(least >= before, `${least} of ${before} cases were seen at some time`);
  await stopAll(anew);
  await until(isDone(live, journals), 'live again at the end');
  await stopAll(live);
  t.diagnostic(`asked ${asked} times meanwhile`);
  const filled = await everything();
  await core.reset();
  const single = startAll(core, journals);
  await until(isDone(single, journals), 'one at the end');
  await stopAll(single);
  assertSame(await everything(), filled);
  await client.end();
  await core.close();
});

test('a server that is killed loses commits, and what is missing is written first', async (t) => {
  if (!server) return t.skip('no PostgreSQL server is installed');
  const journals = Array.from({ length: shards }, (_, shard) => aJournal(shard, 300));
  const core = await open();
  await core.reset();
  const feeds = startAll(core, journals);
  for (let kills = 0; kills < 2; kills += 1) {
    await until(() => feeds[0]!.sequence > kills * 300, 'under way');
    for (const { grow } of journals) grow(300);
    await server.kill();
    await server.up();
  }
  await until(isDone(feeds, journals), 'at the end');
  await stopAll(feeds);
  const killed = await everything();
  await core.reset();
  const single = startAll(core, journals);
  await until(isDone(single, journals), 'one at the end');
  await stopAll(single);
  assertSame(await everything(), killed);
  await core.close();
});

test('where less is stored than was applied, nothing more is applied', async (t) => {
  if (!server) return t.skip('no PostgreSQL server is installed');
  const core = await open();
  await core.reset();
  const target = core.target({ shard: 1 });
  await target.apply([{ sequence: 7, effects: [aCase('c-1')], timeMs: 1 }]);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('update sekisho.progress set sequence = 5');
  await client.end();
  const next = [{ sequence: 8, effects: [aCase('c-2')], timeMs: 2 }];
  await assert.rejects(target.apply(next), { code: 'behind' });
  assert.equal((await core.queries.cases({ limit: 10 })).lines.length, 1);
  assert.equal(await target.sequence(), 5);
  await core.close();
});
