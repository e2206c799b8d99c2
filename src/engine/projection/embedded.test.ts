// What becomes of the embedded database's folder, and of a projection whose database is not there.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { openProjection } from './projection.ts';
import { aCase, at } from './test-lines.ts';

const root = mkdtempSync(join(tmpdir(), 'projection-embedded-'));
const written = join(root, 'written');

// A new directory takes PGlite some seconds, a copy does not.
before(async () => {
  const projection = openProjection({ kind: 'pglite', directory: written });
  await projection.apply([at(7, aCase('c-1'))]);
  await projection.close();
});
after(() => rmSync(root, { recursive: true }));

function copy(context: TestContext): string {
  const directory = mkdtempSync(join(root, 'copy-'));
  cpSync(written, directory, { recursive: true });
  context.after(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function sequenceOf(directory: string): Promise<{ sequence: number; cases: number }> {
  const projection = openProjection({ kind: 'pglite', directory });
  try {
    const sequence = await projection.sequence();
    return { sequence, cases: (await projection.cases({ limit: 10 })).lines.length };
  } finally {
    await projection.close();
  }
}

test('what was closed goes on where it was', async (context) => {
  const directory = copy(context);
  assert.deepEqual(readdirSync(directory), ['pglite']);
  assert.deepEqual(await sequenceOf(directory), { sequence: 7, cases: 1 });
});

test('what a process left without closing is marked and begins again at 0', async (context) => {
  const directory = copy(context);
  const url = new URL('./projection.ts', import.meta.url).href;
  const script = join(root, 'forgets.mjs');
  writeFileSync(
    script,
    `import { openProjection } from '${url}';
     const projection = openProjection({ kind: 'pglite', directory: '${directory}' });
     if (await projection.sequence() !== 7) process.exit(2);`,
  );
  const forgetful = spawn(process.execPath, [script], { stdio: 'inherit' });
  // It ends by itself: an idle projection keeps no process alive.
  const [code] = await once(forgetful, 'exit');
  assert.equal(code, 0);
  assert.equal(existsSync(join(directory, 'dirty')), true);
  assert.deepEqual(await sequenceOf(directory), { sequence: 0, cases: 0 });
  assert.equal(existsSync(join(directory, 'dirty')), false);
});

test('a damaged folder begins again at 0', async (context) => {
  const directory = copy(context);
  writeFileSync(join(directory, 'pglite', 'global', 'pg_control'), 'damaged');
  assert.deepEqual(await sequenceOf(directory), { sequence: 0, cases: 0 });
});

test('tables of another version begin again at 0', async (context) => {
  const directory = copy(context);
  const database = await PGlite.create(join(directory, 'pglite'));
  await database.query('update sekisho.about set schema_version = schema_version + 1');
  await database.close();
  assert.deepEqual(await sequenceOf(directory), { sequence: 0, cases: 0 });
});

test('after closing every call is refused, and closing again is nothing', async (context) => {
  const projection = openProjection({ kind: 'pglite', directory: copy(context) });
  const applying = projection.apply([at(8, aCase('c-2'))]);
  await Promise.all([projection.close(), projection.close()]);
  await applying;
  assert.equal(projection.applied, 8);
  await assert.rejects(projection.sequence(), { name: 'ProjectionError', code: 'closed' });
  await assert.rejects(projection.cases({ limit: 1 }), { code: 'closed' });
  await assert.rejects(projection.apply([]), { code: 'closed' });
});

test('a server that cannot be reached is unavailable, each time', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  server.close();
  await once(server, 'close');
  const projection = openProjection({
    kind: 'postgres',
    url: `postgres://nobody@127.0.0.1:${address.port}/none`,
  });
  await assert.rejects(projection.sequence(), { code: 'unavailable' });
  await assert.rejects(projection.apply([at(1, aCase('c-1'))]), { code: 'unavailable' });
  await projection.close();
});
