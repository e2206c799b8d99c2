import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeat, undisturbed } from './others.ts';

const itself = (others: number) => others;

test('enough undisturbed runs count alone', () => {
  const { runs, isDisturbed } = undisturbed([0.01, 0.9, 0.02, 0.03], itself);
  assert.deepEqual(runs, [0.01, 0.02, 0.03]);
  assert.equal(isDisturbed, false);
});

test('with too few of them all count, and are said to be disturbed', () => {
  const { runs, isDisturbed } = undisturbed([0.01, 0.9, 0.02], itself);
  assert.deepEqual(runs, [0.01, 0.9, 0.02]);
  assert.equal(isDisturbed, true);
});

test('disturbed runs are taken again, but not for ever', async () => {
  const others = [0.5, 0.1, 0.1, 0.5, 0.1, 0.1];
  const once = await repeat(3, itself, async (nth) => others[nth - 1]!);
  assert.deepEqual(once.runs, [0.1, 0.1, 0.1]);
  const never = await repeat(3, itself, async () => 2);
  assert.equal(never.runs.length, 9);
  assert.equal(never.isDisturbed, true);
});
