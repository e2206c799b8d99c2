import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWrongKeys } from './wrong-keys.ts';

test('an address has its share a minute, each for itself', () => {
  let nowMs = 0;
  const wrongKeys = createWrongKeys(() => nowMs);
  for (let i = 0; i < 30; i++) assert.equal(wrongKeys.exceeds('a'), false, `${i}`);
  assert.equal(wrongKeys.exceeds('a'), true);
  assert.equal(wrongKeys.exceeds('b'), false);
  for (const minute of [1, 2]) {
    nowMs = minute * 60_000;
    for (let i = 0; i < 30; i++) assert.equal(wrongKeys.exceeds('a'), false, `${minute} ${i}`);
    assert.equal(wrongKeys.exceeds('a'), true);
  }
});

test('more addresses than it counts make it start anew', () => {
  const wrongKeys = createWrongKeys(() => 0);
  for (let i = 0; i < 31; i++) wrongKeys.exceeds('a');
  assert.equal(wrongKeys.exceeds('a'), true);
  for (let i = 0; i < 5_000; i++) wrongKeys.exceeds(`address ${i}`);
  assert.equal(wrongKeys.exceeds('a'), false);
});
