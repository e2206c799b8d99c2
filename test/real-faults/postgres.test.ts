// The read model's database stops, starts and is emptied under a serving engine: decisions go on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { addKey } from '../../src/engine/keys.ts';
import { startLocalPostgres } from '../../src/engine/projection/local-postgres.ts';
import { ensurePackages } from '../../src/engine/test-packages.ts';
import { startService, temporaryFolder } from '../service.ts';
import { requests } from './account-events.ts';
import { createClient } from './sending.ts';

test('PostgreSQL stopped, started and emptied: decisions go on, the read model catches up', async (t) => {
  ensurePackages('postgresql');
  const server = await startLocalPostgres();
  if (!server) return t.skip('no PostgreSQL server is installed');
  t.after(server.stop);
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'firm');
  const service = await startService(t, directory, ['--database', server.url]);
  const client = createClient(service.url, key);
  const isCaughtUp = (lag: number): boolean => lag === 0;
  await client.decideAll(requests('before', 60));
  await client.until('projection_lag_events', isCaughtUp);

  await server.down();
  const beganMs = Date.now();
  const away = requests('away', 200);
  await client.decideAll(away);
  const perRequestMs = (Date.now() - beganMs) / away.length;
  assert.ok((await client.figure('projection_lag_events')) > 0, 'the database was not away');
  await server.up();
  const upMs = Date.now();
  await client.until('projection_lag_events', isCaughtUp);
  t.diagnostic(
    `${perRequestMs.toFixed(1)} ms a decision without the database, caught up ${Date.now() - upMs} ms after it`,
  );

  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('drop schema sekisho cascade');
  await admin.end();
  await client.decideAll(requests('dropped', 60));
  await client.until('projection_lag_events', isCaughtUp);
  // The tables are missed at the next write or query, and made again: until then queries fail.
  await client.untilAnswered('/v1/cases?limit=10');
  client.close();
  assert.equal(await service.stop(), 0);
});
