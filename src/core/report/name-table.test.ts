// Names keep their numbers through growth, whatever their bytes are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, newNameTable, numberOf } from './name-table.ts';

const encoder = new TextEncoder();
function numbered(table: ReturnType<typeof newNameTable>, name: string): number {
  const bytes = encoder.encode(`<${name}>`);
  return numberOf(table, bytes, 1, bytes.length - 1);
}

test('a name has one number, a new one the next', () => {
  const table = newNameTable();
  const names = ['c-1', 'c-2', '事案', 'c-', 'c-11', ''];
  assert.deepEqual(
    names.map((name) => numbered(table, name)),
    [0, 1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    names.map((name) => numbered(table, name)),
    [0, 1, 2, 3, 4, 5],
  );
  assert.deepEqual(
    [2, 4, 5].map((number) => nameOf(table, number)),
    ['事案', 'c-11', ''],
  );
  assert.equal(table.size, 6);
});

test('fifty thousand names, long and short, are found again after growing', () => {
  const table = newNameTable();
  const nameAt = (at: number): string => `${at}`.padEnd(at % 97, 'x');
  for (let at = 0; at < 50_000; at += 1) assert.equal(numbered(table, nameAt(at)), at);
  for (let at = 0; at < 50_000; at += 1) {
    assert.equal(numbered(table, nameAt(at)), at);
    assert.equal(nameOf(table, at), nameAt(at));
  }
});
