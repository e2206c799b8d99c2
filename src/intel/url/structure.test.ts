import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUrl } from './read-url.ts';
import { structureScore } from './structure.ts';
import { testDictionary } from './test-judge.ts';

const traits = (text: string): readonly number[] => readUrl(text, testDictionary)!.structure;

test('the score is the sum of the weights over the root of their number', () => {
  const weights = new Float32Array(8).fill(0.5);
  const score = structureScore({ bias: -1, weights }, [1, 2, 3, 4]);
  assert.equal(score, -1 + (4 * 0.5) / 2);
});

test('letters are never certain', () => {
  const weights = new Float32Array(2).fill(100);
  assert.equal(structureScore({ bias: 0, weights }, [0, 1, 2]), 4);
  assert.equal(structureScore({ bias: 0, weights: weights.map((w) => -w) }, [0, 1, 2]), -4);
});

test('that there is no path says nothing', () => {
  assert.deepEqual(traits('https://abc.example'), traits('https://abc.example/'));
  assert.deepEqual(traits('abc.example'), traits('https://www.abc.example/'));
  assert.ok(traits('https://abc.example/x').length > traits('https://abc.example/').length);
});

test('a long host makes a bounded number of traits', () => {
  assert.ok(
    traits(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.example/${'c'.repeat(900)}`).length < 300,
  );
});
