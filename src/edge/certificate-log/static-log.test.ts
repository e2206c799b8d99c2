import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tilePath } from './static-log.ts';

test('tiles are named in groups of three digits', () => {
  assert.equal(tilePath(0), '000');
  assert.equal(tilePath(67), '067');
  assert.equal(tilePath(1_234), 'x001/234');
  assert.equal(tilePath(1_234_067), 'x001/x234/067');
});
