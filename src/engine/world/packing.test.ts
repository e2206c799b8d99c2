import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRecordTable } from './record-table.ts';

interface Box {
  value: number;
}

function tableOf(objectsMax: number) {
  let read = 0;
  const table = createRecordTable<Box>({
    create: () => ({ value: 0 }),
    codec: {
      write: (writer, box) => writer.number(box.value),
      read: (reader) => {
        read += 1;
        return { value: reader.number() };
      },
    },
    recordsMax: 100_000,
    atMax: 'forget',
    saved: true,
    objectsMax,
  });
  return {
    table,
    /** Records made of bytes since it was last asked. */
    opened() {
      const since = read;
      read = 0;
      return since;
    },
  };
}

test('what was asked for last is an object, the others are bytes, changed or not', () => {
  const { table, opened } = tableOf(100);
  for (let index = 0; index < 5_000; index += 1) {
    table.change(`key-${index}`).value = index;
    table.pack();
  }
  for (let index = 4_990; index < 5_000; index += 1)
    assert.equal(table.read(`key-${index}`)?.value, index);
  assert.equal(opened(), 0);
  for (let index = 0; index < 5_000; index += 1)
    assert.equal(table.read(`key-${index}`)?.value, index);
  assert.ok(opened() >= 4_900);
  assert.equal(table.size, 5_000);
});

test('what is asked for again and again stays an object, whatever else comes by', () => {
  const { table, opened } = tableOf(100);
  let number = 0;
  const passBy = (): void => {
    for (let count = 0; count < 200; count += 1) {
      table.change(`passing-${number}`);
      number += 1;
      table.pack();
    }
  };
  for (let round = 0; round < 4; round += 1) {
    table.change('regular').value = round;
    passBy();
  }
  opened();
  for (let round = 0; round < 10; round += 1) {
    assert.equal(table.read('regular')?.value, 3);
    passBy();
  }
  assert.equal(opened(), 0);
});

test('a record that a checkpoint holds and that nobody opens is bytes in the next checkpoint’s way', () => {
  const { table } = tableOf(1);
  const saved = new Map<string, number>();
  const checkpoint = (): void => {
    table.freeze((key, bytes) => saved.set(key, bytes?.length ?? -1));
    while (!table.encodeSlice(10));
    table.thaw(true);
  };
  for (const key of ['a', 'b', 'c']) table.change(key).value = 1;
  checkpoint();
  table.pack();
  assert.deepEqual([...saved.keys()], ['a', 'b', 'c']);
  saved.clear();
  table.change('b').value = 2;
  checkpoint();
  assert.deepEqual([...saved.keys()], ['b']);
});
