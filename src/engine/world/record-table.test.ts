import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rest } from './table.ts';
import {
  checkpointInto,
  contents,
  loadedFrom,
  type Stored,
  type Table,
  tableOf,
} from './test-record-table.ts';

test('a record is created when it is to be changed, not when it is read', () => {
  const table = tableOf();
  assert.equal(table.read('a'), undefined);
  assert.equal(table.size, 0);
  table.change('a').value = 1;
  assert.equal(table.read('a')?.value, 1);
  assert.equal(table.unsaved, 1);
});

test('what is saved is what was there when the checkpoint began', () => {
  const stored: Stored = new Map();
  const table = tableOf();
  for (const [index, key] of ['a', 'b', 'c'].entries()) table.change(key).value = index;
  const checkpoint = checkpointInto(stored, table);
  table.change('a').value = 10;
  checkpoint.slice(1);
  table.change('b').value = 11;
  table.change('new').value = 12;
  table.remove('c');
  checkpoint.finish(true);
  assert.deepEqual(contents(loadedFrom(stored), ['a', 'b', 'c', 'new']), [
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
  checkpointInto(stored, table).finish(true);
  assert.deepEqual(contents(loadedFrom(stored), ['a', 'b', 'c', 'new']), [
    ['a', 10],
    ['b', 11],
    ['new', 12],
  ]);
  assert.equal(table.unsaved, 0);
});

test('what came and went between two checkpoints is not saved', () => {
  const stored: Stored = new Map();
  const table = tableOf();
  table.change('a').value = 1;
  table.remove('a');
  checkpointInto(stored, table).finish(true);
  assert.deepEqual(contents(loadedFrom(stored), ['a']), []);
});

test('removed and made again under the same name, and removed again while it is being saved', () => {
  const stored: Stored = new Map();
  const table = tableOf();
  table.change('a').value = 1;
  checkpointInto(stored, table).finish(true);
  table.remove('a');
  table.change('a').value = 2;
  const checkpoint = checkpointInto(stored, table);
  table.remove('a');
  checkpoint.finish(true);
  assert.deepEqual(contents(loadedFrom(stored), ['a']), [['a', 2]]);
  checkpointInto(stored, table).finish(true);
  assert.deepEqual(contents(loadedFrom(stored), ['a']), []);
});

test('a checkpoint that failed leaves everything unsaved, for the next one', () => {
  const stored: Stored = new Map();
  const table = tableOf();
  for (const key of ['a', 'b', 'c']) table.change(key).value = 1;
  checkpointInto(stored, table).finish(true);
  table.change('a').value = 2;
  table.remove('b');
  const failing = checkpointInto(stored, table);
  table.change('a').value = 3;
  table.remove('c');
  table.change('d').value = 4;
  failing.finish(false);
  assert.deepEqual(contents(loadedFrom(stored), ['a', 'b', 'c']), [
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ]);
  checkpointInto(stored, table).finish(true);
  assert.deepEqual(contents(loadedFrom(stored), ['a', 'b', 'c', 'd']), [
    ['a', 3],
    ['d', 4],
  ]);
});

test('at the maximum the half that was not changed for longest is forgotten, stored or not', () => {
  const stored: Stored = new Map();
  const table = tableOf({ recordsMax: 4 });
  for (const key of ['a', 'b', 'c', 'd']) table.change(key).value = 1;
  checkpointInto(stored, table).finish(true);
  table.change('a').value = 2;
  assert.deepEqual(
    contents(table, ['a', 'b', 'c', 'd']).map(([key]) => key),
    ['a', 'c', 'd'],
  );
  table.change('e');
  table.change('f');
  assert.ok(table.size <= 4);
  checkpointInto(stored, table).finish(true);
  assert.deepEqual(
    contents(loadedFrom(stored), ['a', 'b', 'c', 'd', 'e', 'f']).map(([key]) => key),
    contents(table, ['a', 'b', 'c', 'd', 'e', 'f']).map(([key]) => key),
  );
});

/** The last of three names to be deleted, one a checkpoint, was used again and saved. */
function tableWithNameUsedAgain(stored: Stored): Table {
  const table = tableOf({ recordsMax: 6 });
  for (const key of ['a', 'b', 'again', 'd', 'e', 'f', 'g']) table.change(key).value = 1;
  checkpointInto(stored, table).finish(true);
  assert.equal(table.read('again'), undefined);
  table.change('again').value = 2;
  checkpointInto(stored, table).finish(true);
  return table;
}

for (const [how, goes] of [
  ['forgotten', (table: Table) => [...'hijkl'].forEach((key) => void table.change(key))],
  ['removed', (table: Table) => table.remove('again')],
] as const)
  test(`a name used again, and ${how} while a checkpoint is written, is in that one still`, () => {
    const stored: Stored = new Map();
    const table = tableWithNameUsedAgain(stored);
    const checkpoint = checkpointInto(stored, table);
    goes(table);
    assert.equal(table.read('again'), undefined);
    checkpoint.finish(true);
    assert.equal(loadedFrom(stored, { recordsMax: 6 }).read('again')?.value, 2);
    for (let left = 6; left > 0; left -= 1) checkpointInto(stored, table).finish(true);
    assert.equal(loadedFrom(stored, { recordsMax: 6 }).read('again'), undefined);
  });

function restOf(stored: Stored): Rest & { reads: number } {
  const rest = { reads: 0, get: read };
  function read(key: string): Uint8Array | undefined {
    rest.reads += 1;
    return stored.get(key);
  }
  return rest;
}

test('what rests is read back when it is needed; what is not saved yet never leaves', () => {
  const stored: Stored = new Map();
  const table = tableOf({ atMax: 'rest', rest: restOf(stored), recordsMax: 4 });
  for (let index = 0; index < 20; index += 1) table.change(`key-${index}`).value = index;
  assert.equal(table.size, 20);
  checkpointInto(stored, table).finish(true);
  stored.delete('\u0001generation');
  for (let index = 0; index < 20; index += 1)
    assert.equal(table.read(`key-${index}`)?.value, index);
  for (let index = 20; index < 80; index += 1) {
    table.change(`key-${index}`).value = index;
    checkpointInto(stored, table).finish(true);
  }
  assert.ok(table.size <= 24, `${table.size} records in memory`);
  assert.ok(table.isCold('key-0') && !table.isCold('key-79'));
  assert.equal(table.read('key-0')?.value, 0);
  assert.ok(!table.isCold('key-0'));
  table.change('key-0').value = 100;
  assert.equal(table.read('key-0')?.value, 100);
});

test('many unsaved records do not make every further one sort them all', () => {
  const table = tableOf({ atMax: 'rest', rest: { get: () => undefined }, recordsMax: 2_000 });
  const before = table.generation;
  for (let index = 0; index < 20_000; index += 1) table.change(`key-${index}`);
  const moved = table.generation - before;
  assert.ok(moved < 30, `the halves were turned ${moved} times`);
  assert.equal(table.size, 20_000);
});

test('without a store records rest in memory, encoded', () => {
  const stored: Stored = new Map();
  const put = (key: string, bytes: Uint8Array) => stored.set(key, bytes);
  const rest = { get: (key: string) => stored.get(key), put };
  const table = tableOf({ atMax: 'rest', rest, recordsMax: 4, saved: false });
  for (let round = 1; round <= 3; round += 1)
    for (let index = 0; index < 20; index += 1) table.change(`key-${index}`).value += index;
  assert.ok(table.size <= 4);
  for (let index = 0; index < 20; index += 1)
    assert.equal(table.read(`key-${index}`)?.value, 3 * index);
});
