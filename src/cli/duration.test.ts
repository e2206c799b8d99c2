import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDuration } from './duration.ts';

test('spans are read in their units', () => {
  assert.equal(readDuration('90s'), 90_000);
  assert.equal(readDuration('30m'), 1_800_000);
  assert.equal(readDuration('12H'), 43_200_000);
  assert.equal(readDuration('1d'), 86_400_000);
  assert.equal(readDuration('1.5d'), 129_600_000);
  assert.equal(readDuration(' 2w '), 1_209_600_000);
  assert.equal(readDuration('0'), 0);
  assert.equal(readDuration('0d'), 0);
});

test('what is no span is none', () => {
  for (const text of ['', '1', 'd', '-1d', '1 month', '1d2h', 'NaNd'])
    assert.equal(readDuration(text), undefined, text);
});
