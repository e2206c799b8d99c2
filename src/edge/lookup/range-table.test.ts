import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RangeTable, valueAt } from './range-table.ts';

function tableOf(wordsPerBound: number, rows: [number[], number[], number][]): RangeTable {
  return {
    wordsPerBound,
    rows: rows.length,
    starts: Uint32Array.from(rows.flatMap((row) => row[0])),
    ends: Uint32Array.from(rows.flatMap((row) => row[1])),
    values: Uint32Array.from(rows.map((row) => row[2])),
  };
}

test('both bounds belong to a range, gaps and outside to none', () => {
  const table = tableOf(1, [
    [[10], [19], 1],
    [[20], [29], 2],
    [[40], [0xffffffff], 3],
  ]);
  const expected: [number, number][] = [
    [0, 0],
    [9, 0],
    [10, 1],
    [19, 1],
    [20, 2],
    [29, 2],
    [30, 0],
    [39, 0],
    [40, 3],
    [0xffffffff, 3],
  ];
  for (const [address, value] of expected) assert.equal(valueAt(table, [address]), value);
});

test('compares 128-bit bounds word by word', () => {
  const table = tableOf(4, [
    [[0x20010000, 0, 0, 0], [0x20010000, 0xffffffff, 0, 5], 7],
    [[0x20010001, 0, 0, 0], [0x20010001, 0, 0, 0], 8],
  ]);
  assert.equal(valueAt(table, [0x20010000, 0xffffffff, 0, 5]), 7);
  assert.equal(valueAt(table, [0x20010000, 0xffffffff, 0, 6]), 0);
  assert.equal(valueAt(table, [0x20010001, 0, 0, 0]), 8);
  assert.equal(valueAt(table, [0x20010001, 0, 0, 1]), 0);
});

test('an empty table knows nothing', () => {
  assert.equal(valueAt(tableOf(1, []), [1]), 0);
});
