// The same table of cases against PGlite and, where a server is installed, against PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { ensurePackages } from '../test-packages.ts';
import { type LocalPostgres, startLocalPostgres } from './local-postgres.ts';
import { openProjection, type Projection } from './projection.ts';
import type { EffectsAt } from './rows.ts';
import { aCase, aDecision, anAlert, anOutcome, aTally, at } from './test-lines.ts';
import { projectionTable } from './test-table.ts';
import { consoleTable } from './test-table-console.ts';
import { faultTable } from './test-table-faults.ts';

const id = fc.nat(3).map(String);
const firm = fc.constantFrom('North', 'South', undefined);
const anyEffect = fc.oneof(
  fc.tuple(id, fc.nat()).map(([name, saleValueJpy]) => aCase(name, { saleValueJpy })),
  fc
    .tuple(id, firm, fc.constantFrom('open', 'changed', 'closed'))
    .map(([name, whose, state]) => anAlert(name, { firm: whose, state })),
  fc.tuple(id, fc.nat()).map(([name, risk]) => aDecision(name, { risk })),
  fc
    .tuple(id, fc.constantFrom('passed', 'lapsed'))
    .map(([name, result]) => anOutcome(name, result)),
  id.map((minute) => aTally(`2025-04-01T00:0${minute}:00.000Z`)),
);

async function everything(projection: Projection): Promise<unknown> {
  const cases = await projection.cases({ limit: 100 });
  const alerts = await projection.alerts({ limit: 100 });
  const range = { from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
  return {
    cases,
    alerts,
    ofNorth: await projection.alerts({ firm: 'North', limit: 100 }),
    decisions: await projection.decisions({ limit: 100 }),
    tallies: await projection.tallies(range),
    caseLines: await Promise.all(cases.lines.map((line) => projection.case({ id: line.case }))),
    alertLines: await Promise.all(alerts.lines.map((line) => projection.alert({ id: line.alert }))),
  };
}

const tables = { ...projectionTable, ...faultTable, ...consoleTable };

function runTable(open: () => Projection | undefined): void {
  for (const [name, run] of Object.entries(tables)) {
    test(name, async (context) => {
      const projection = open();
      if (!projection) return context.skip('no PostgreSQL server is installed here');
      await projection.reset();
      await run(projection);
    });
  }

  test('how effects are put into batches makes no difference', async (context) => {
    const projection = open();
    if (!projection) return context.skip('no PostgreSQL server is installed here');
    const events = fc.array(fc.array(anyEffect, { maxLength: 3 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(events, fc.nat(5), async (lists, size) => {
        const all = lists.map((effects, index) => at(index + 1, ...effects));
        await projection.reset();
        await projection.apply(all);
        const atOnce = await everything(projection);
        await projection.reset();
        for (let from = 0; from < all.length; from += size + 1) {
          const batch: EffectsAt[] = all.slice(from, from + size + 1);
          await projection.apply(batch);
        }
        assert.deepEqual(await everything(projection), atOnce);
      }),
      { numRuns: 20 },
    );
  });
}

describe('on PGlite', () => {
  let projection: Projection;
  before(() => {
    projection = openProjection({ kind: 'pglite' });
  });
  after(() => projection.close());
  runTable(() => projection);
});

describe('on PostgreSQL', () => {
  let server: LocalPostgres | undefined;
  let projection: Projection | undefined;
  before(async () => {
    ensurePackages('postgresql');
    server = await startLocalPostgres();
    projection = server && openProjection({ kind: 'postgres', url: server.url });
  });
  after(async () => {
    await projection?.close();
    await server?.stop();
  });
  runTable(() => projection);
});
