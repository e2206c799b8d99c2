import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSparseIndex } from './sparse-index.ts';

const STRIDE = 256 * 1024;
const MEBIBYTE = 1024 * 1024;

test('finds the last boundary at or before a sequence, noted in any order', () => {
  const index = createSparseIndex(128 * MEBIBYTE);
  for (const place of [2, 0, 1])
    index.note('a', { offset: place * STRIDE, sequence: place * 10 + 1 });
  assert.equal(index.find('a', 0), undefined);
  assert.deepEqual(index.find('a', 1), { offset: 0, sequence: 1 });
  assert.deepEqual(index.find('a', 20), { offset: STRIDE, sequence: 11 });
  assert.deepEqual(index.find('a', 999), { offset: 2 * STRIDE, sequence: 21 });
  assert.equal(index.find('b', 1), undefined);
});

test('leaves out boundaries near one that it has, on both sides', () => {
  const index = createSparseIndex(128 * MEBIBYTE);
  index.note('a', { offset: STRIDE, sequence: 100 });
  index.note('a', { offset: STRIDE + 1, sequence: 101 });
  index.note('a', { offset: 1, sequence: 2 });
  assert.deepEqual(index.find('a', 500), { offset: STRIDE, sequence: 100 });
  assert.equal(index.find('a', 50), undefined);
});

test('keeps 512 boundaries a segment and 64 segments, dropping the least recently used', () => {
  const index = createSparseIndex(128 * MEBIBYTE);
  for (let place = 0; place <= 512; place++) {
    index.note('full', { offset: place * STRIDE, sequence: place + 1 });
  }
  assert.equal(index.find('full', 1000)?.sequence, 512);
  for (let segment = 0; segment < 63; segment++)
    index.note(`s${segment}`, { offset: 64, sequence: 1 });
  assert.ok(index.find('full', 1));
  index.note('one more', { offset: 64, sequence: 1 });
  assert.equal(index.find('s0', 1), undefined);
  assert.ok(index.find('full', 1));
});
