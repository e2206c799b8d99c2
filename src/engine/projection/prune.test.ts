import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { applyBatch } from './apply.ts';
import { openDatabase } from './fresh-database.ts';
import { prune } from './prune.ts';
import { createQueries } from './queries.ts';
import { ensureTables, type Tables } from './schema.ts';
import { aCase, aDecision, at } from './test-lines.ts';
import { aTriage } from './test-table-console.ts';

test('beyond its maximum a table gives up what is oldest, and never what is undecided', async (t) => {
  const pglite = await openDatabase();
  t.after(() => pglite.close());
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await ensureTables(database);
  const means = [{ kind: 'ip', value: '198.51.100.9' }] as const;
  for (let sequence = 1; sequence <= 10; sequence += 1) {
    const state = sequence === 2 ? 'new' : 'closed';
    const id = `c-${sequence}`;
    const effects = [
      aDecision(`d-${sequence}`),
      aCase(id, { state }),
      aTriage(id, { state, means }),
    ];
    await applyBatch(database, [at(sequence, ...effects)]);
  }
  await prune(database, [
    { table: 'decisions', rowsMax: 4 },
    { table: 'queue', rowsMax: 3, where: `state in ('dismissed', 'closed')` },
    { table: 'cases', rowsMax: 5, where: `state in ('dismissed', 'closed')` },
  ]);
  const queries = createQueries(database);
  const decisions = await queries.decisions({ limit: 100 });
  assert.deepEqual(
    decisions.lines.map(({ line }) => line.decision),
    ['d-10', 'd-9', 'd-8', 'd-7'],
  );
  const queue = await queries.queue({ order: 'opened', offset: 0, limit: 100 });
  assert.deepEqual(queue.map((row) => row.case).sort(), ['c-10', 'c-2', 'c-8', 'c-9']);
  const { rows } = await sql<{ means: number }>`
    select count(*)::integer as means from sekisho.case_means`.execute(database);
  assert.equal(rows[0]?.means, 4);
  const { lines } = await queries.cases({ limit: 100 });
  assert.deepEqual(
    lines.map((line) => line.case),
    ['c-10', 'c-9', 'c-8', 'c-7', 'c-6', 'c-2'],
  );
});

test('every table that is bounded is there, and its pruning runs', async (t) => {
  const pglite = await openDatabase();
  t.after(() => pglite.close());
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await ensureTables(database);
  await assert.doesNotReject(prune(database));
});
