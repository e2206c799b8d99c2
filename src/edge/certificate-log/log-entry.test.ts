import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LogFault } from './fault.ts';
import { readLeaf, readTile } from './log-entry.ts';
import { leafOf, tileOf } from './test-certificates.ts';

const timeMs = Date.UTC(2025, 7, 1, 12, 34, 56, 789);
const names = ['a.example'];

test('a leaf says when it was taken and for which names', () => {
  for (const isPrecertificate of [false, true])
    assert.deepEqual(readLeaf(7, leafOf({ timeMs, names, isPrecertificate })), {
      index: 7,
      timeMs,
      isPrecertificate,
      names,
    });
});

test('a tile holds entries of both kinds, one after the other', () => {
  const entries = [0, 1, 2, 3].map((at) => ({
    timeMs: timeMs + at,
    names: [`n${at}.example`],
    isPrecertificate: at % 2 === 1,
  }));
  const read = readTile(512, tileOf(entries));
  assert.deepEqual(
    read.map(({ index, timeMs: time, names: [name] }) => [index, time, name]),
    entries.map(({ timeMs: time, names: [name] }, at) => [512 + at, time, name]),
  );
});

test('what ends early or is of another kind is not understood', () => {
  const leaf = leafOf({ timeMs, names });
  const isFault = (error: unknown) => error instanceof LogFault && error.code === 'not-understood';
  assert.throws(() => readLeaf(0, leaf.subarray(0, leaf.length - 5)), isFault);
  assert.throws(() => readLeaf(0, Buffer.from([1, ...leaf.subarray(1)])), isFault);
  const otherType = Buffer.from(leaf);
  otherType[11] = 9;
  assert.throws(() => readLeaf(0, otherType), isFault);
  assert.throws(() => readTile(0, tileOf([{ timeMs, names }]).subarray(0, 30)), isFault);
});
