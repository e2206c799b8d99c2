import assert from 'node:assert/strict';
import { test } from 'node:test';
import { greyOf } from './grey.ts';

test('from black to white, always six digits', () => {
  assert.deepEqual([0, 0.02, 0.5, 1].map(greyOf), ['#000000', '#050505', '#808080', '#ffffff']);
});
