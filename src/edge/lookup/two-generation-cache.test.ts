import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTwoGenerationCache } from './two-generation-cache.ts';

test('never holds more than its maximum', () => {
  const cache = createTwoGenerationCache<number>(10);
  for (let i = 0; i < 1000; i++) {
    cache.set(`k${i}`, i);
    if (i % 3 === 0) cache.get(`k${i - 4}`);
    assert.ok(cache.size <= 10, `${cache.size} after ${i}`);
  }
});

test('keeps what is in use and forgets what is not', () => {
  const cache = createTwoGenerationCache<number>(10);
  cache.set('used', 1);
  cache.set('unused', 2);
  for (let i = 0; i < 50; i++) {
    cache.set(`k${i}`, i);
    assert.equal(cache.get('used'), 1, `after ${i}`);
  }
  assert.equal(cache.get('unused'), undefined);
});

test('a key written again keeps the later value', () => {
  const cache = createTwoGenerationCache<string>(4);
  cache.set('k', 'first');
  cache.set('a', '');
  cache.set('b', '');
  cache.set('k', 'second');
  assert.equal(cache.get('k'), 'second');
});
