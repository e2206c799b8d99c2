import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent } from './percent.ts';

test('two digits where it matters', () => {
  const expected: Readonly<Record<string, number>> = {
    '0 %': 0,
    '< 0.01 %': 0.00003,
    '0.02 %': 0.0002,
    '0.61 %': 0.0061,
    '1.0 %': 0.01,
    '9.9 %': 0.0994,
    '38 %': 0.38,
    '99.0 %': 0.99,
    '99.7 %': 0.997,
    '99.97 %': 0.9997,
    '> 99.99 %': 0.99999,
  };
  for (const [words, share] of Object.entries(expected)) assert.equal(percent(share), words);
});

test('a larger risk never reads as a smaller one', () => {
  const numberOf = (words: string): number => Number(words.replace(/[<>% ]/g, ''));
  let last = 0;
  for (let share = 0; share <= 1; share += 0.00037) {
    const shown = numberOf(percent(share));
    assert.ok(shown >= last - 1e-9, `${share}`);
    last = shown;
  }
});
