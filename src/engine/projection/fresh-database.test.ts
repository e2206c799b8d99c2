import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase, packDatabase, packedPath } from './fresh-database.ts';

const root = mkdtempSync(join(tmpdir(), 'fresh-database-'));
after(() => rmSync(root, { recursive: true }));

/** What is written is there when the folder is opened again. */
async function serves(folder: string, packed: string): Promise<boolean> {
  const first = await openDatabase(folder, packed);
  await first.query('create table kept as select 7 as value');
  await first.close();
  const second = await openDatabase(folder, packed);
  const { rows } = await second.query<{ value: number }>('select value from kept');
  await second.close();
  return rows[0]?.value === 7;
}

test('the set-up has packed a database, and a new one is unpacked from it', async () => {
  assert.ok(existsSync(packedPath), 'npm run setup makes it');
  assert.ok(await serves(join(root, 'unpacked'), packedPath));
});

test('without it, or where it is damaged, a new one is made', async () => {
  assert.ok(await serves(join(root, 'made'), join(root, 'absent')));
  const damaged = join(root, 'damaged.tar');
  writeFileSync(damaged, 'not a database');
  assert.ok(await serves(join(root, 'anew'), damaged));
});

test('what is packed can be unpacked', async () => {
  const packed = join(root, 'packed.tar');
  await packDatabase(packed);
  const database = await openDatabase(undefined, packed);
  assert.deepEqual((await database.query('select 1 as one')).rows, [{ one: 1 }]);
  await database.close();
});
