import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importKinds } from './kinds.ts';

test('the kinds of the contract are there', () => {
  for (const kind of ['bars-csv', 'trades-csv', 'rba-csv'])
    assert.equal(typeof importKinds[kind], 'function');
});
