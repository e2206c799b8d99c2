import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRanges } from './asn-file.ts';
import { valueAt } from './range-table.ts';

test('reads IPv4 rows and the name of each AS once', () => {
  const names = new Map<number, string>();
  const file = '10,19,64500,"Cloudflare, Inc."\n20,29,64501,"LLC ""SPUTNIK"""\n30,39,64500,Other\n';
  const table = readRanges(Buffer.from(file), 1, names);
  assert.equal(table.rows, 3);
  assert.deepEqual([...table.starts], [10, 20, 30]);
  assert.deepEqual([...table.ends], [19, 29, 39]);
  assert.deepEqual(
    [...names],
    [
      [64500, 'Cloudflare, Inc.'],
      [64501, 'LLC "SPUTNIK"'],
    ],
  );
});

test('reads 128-bit bounds and a last line without its newline', () => {
  const file =
    '42540488161975842760550356425300246528,42540488241204005274814694018844196863,6939,é';
  const names = new Map<number, string>();
  const table = readRanges(Buffer.from(file), 4, names);
  assert.equal(table.rows, 1);
  assert.deepEqual([...table.starts], [0x20010000, 0, 0, 0]);
  assert.deepEqual([...table.ends], [0x20010000, 0xffffffff, 0xffffffff, 0xffffffff]);
  assert.equal(valueAt(table, [0x20010000, 1, 2, 3]), 6939);
  assert.equal(names.get(6939), 'é');
});

test('an empty file is an empty table', () => {
  assert.equal(readRanges(Buffer.alloc(0), 1, new Map()).rows, 0);
});
