import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type CsvRow, csvRows, splitRow } from './csv-rows.ts';
import { ImportError, type ImportFault } from './importer.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-rows-'));
});
after(() => rm(folder, { recursive: true }));

async function read(name: string, text: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, text);
  const faults: ImportFault[] = [];
  const rows: CsvRow[] = [];
  for await (const row of csvRows(path, ['a'], (fault) => void faults.push(fault))) rows.push(row);
  return { rows, faults };
}

test('a row is split at its commas, quotes and doubled quotes taken off', () => {
  assert.deepEqual(splitRow('1,,x'), ['1', '', 'x']);
  assert.deepEqual(splitRow('"a,b","say ""no""",'), ['a,b', 'say "no"', '']);
  assert.equal(splitRow('"a,b'), undefined);
  assert.equal(splitRow('"a"b,c'), undefined);
});

test('a lost quotation mark costs its own line and no other', async () => {
  const good = '1,2\n'.repeat(30_000);
  const { rows, faults } = await read('a.csv', `a,b\n1,"2\n${good}`);
  assert.equal(rows.length, 30_000);
  assert.deepEqual(faults, [{ line: 2, field: 'row', expected: '2 fields' }]);
});

test('byte order mark, line ends of either kind, empty lines and a missing last one are fine', async () => {
  const { rows, faults } = await read('b.csv', '\uFEFFa,b\r\n1,2\r\n\r\n3,4');
  assert.deepEqual(rows, [
    { line: 2, fields: { a: '1', b: '2' } },
    { line: 4, fields: { a: '3', b: '4' } },
  ]);
  assert.deepEqual(faults, []);
});

test('a line without end is refused, not kept', async () => {
  const { rows, faults } = await read('c.csv', `a,b\n1,${'x'.repeat(5_000_000)}\n3,4\n`);
  assert.deepEqual(rows, [{ line: 3, fields: { a: '3', b: '4' } }]);
  assert.equal(faults.length, 1);
});

test('an empty file, a file of other columns and a cut gzip are errors', async () => {
  await assert.rejects(read('d.csv', ''), ImportError);
  await assert.rejects(read('e.csv', 'x,y\n1,2\n'), /column a is missing/);
  const cut = gzipSync(
    `a,b\n${Array.from({ length: 9999 }, (_, i) => `${i},${i * 7}\n`).join('')}`,
  );
  await assert.rejects(read('f.csv.gz', cut.subarray(0, 9000)), /unexpected end of file/);
});
