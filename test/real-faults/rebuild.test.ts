// What can be derived is derived again: the state and the read model, dropped or damaged.
import assert from 'node:assert/strict';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addKey } from '../../src/engine/keys.ts';
import { startService, temporaryFolder } from '../service.ts';
import { requests } from './account-events.ts';
import { createClient } from './sending.ts';

const count = 200;

/** Serves, stops, lets something happen to the folder, serves again; gives how long that took. */
async function afterwards(
  t: { after(end: () => Promise<unknown>): void },
  what: (directory: string) => Promise<void> | void,
): Promise<{ startMs: number }> {
  const directory = await temporaryFolder(t);
  const key = await addKey(directory, 'firm');
  const events = requests('first', count);
  const first = await startService(t, directory);
  const client = createClient(first.url, key);
  await client.decideAll(events);
  const account = await client.get('/v1/accounts/a3');
  assert.equal(account.status, 200);
  client.close();
  assert.equal(await first.stop(), 0);

  await what(directory);
  const beganMs = Date.now();
  const second = await startService(t, directory);
  const startMs = Date.now() - beganMs;
  const again = createClient(second.url, key, client.answered);
  await again.askAgain(events);
  assert.deepEqual(await again.get('/v1/accounts/a3'), account);
  await again.decideAll(requests('second', 20));
  await again.until('projection_lag_events', (lag) => lag === 0);
  again.close();
  assert.equal(await second.stop(), 0);
  return { startMs };
}

test('a state that was deleted is folded again from the journal', async (t) => {
  const { startMs } = await afterwards(t, (directory) =>
    rm(join(directory, 'state'), { recursive: true }),
  );
  t.diagnostic(`serving ${startMs} ms after the start, ${count} events folded again`);
});

test('a state whose file is damaged is folded again from the journal', async (t) => {
  await afterwards(t, (directory) => {
    const file = join(directory, 'state', 'data.mdb');
    assert.ok(statSync(file).size > 8192);
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.alloc(8192), 0, 8192, 0);
    closeSync(descriptor);
  });
});

test('a read model that was deleted is made again while decisions go on', async (t) => {
  await afterwards(t, (directory) => rm(join(directory, 'projection'), { recursive: true }));
});
