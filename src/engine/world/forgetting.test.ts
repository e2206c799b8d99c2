import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createForgetting } from './forgetting.ts';
import { createHalf } from './half.ts';

function halfOf(entries: readonly string[], packed: readonly string[]) {
  const half = createHalf<string>();
  for (const key of entries) half.entries.set(key, key);
  for (const key of packed) half.packed.put(key, Uint8Array.of(1), 0);
  return half;
}

function keysOf(forgetting: ReturnType<typeof createForgetting<string>>): string[] {
  const keys: string[] = [];
  for (let next = forgetting.next(); next; next = forgetting.next()) keys.push(next.key);
  return keys;
}

test('a checkpoint deletes a fiftieth of the maximum, entries and bytes, each once', () => {
  const forgetting = createForgetting<string>(100);
  forgetting.add(halfOf(['a', 'b', 'c'], ['d', 'e']));
  const rounds = [1, 2, 3, 4].map(() => {
    forgetting.begin();
    return keysOf(forgetting);
  });
  assert.deepEqual(
    rounds.map(({ length }) => length),
    [2, 2, 1, 0],
  );
  assert.deepEqual(rounds.flat().sort(), ['a', 'b', 'c', 'd', 'e']);
});

test('what is forgotten after it began is left to the next one', () => {
  const forgetting = createForgetting<string>(1_000);
  forgetting.begin();
  forgetting.add(halfOf(['late'], []));
  assert.deepEqual(keysOf(forgetting), []);
  forgetting.begin();
  assert.deepEqual(keysOf(forgetting), ['late']);
});

test('of much that waits an eighth goes, so that it comes to an end', () => {
  const forgetting = createForgetting<string>(50);
  const many = Array.from({ length: 800 }, (_, index) => `key-${index}`);
  forgetting.add(halfOf([], many));
  forgetting.begin();
  assert.equal(keysOf(forgetting).length, 100);
});
