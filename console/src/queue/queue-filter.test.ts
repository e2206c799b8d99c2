import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, filterOf, queryOf } from './queue-filter.ts';

test('without a filter the queue is what nobody has decided', () => {
  assert.equal(queryOf(filterOf(new URLSearchParams())), 'state=new%2Cinvestigating');
  assert.equal(addressOf(filterOf(new URLSearchParams())), '');
});

test('an address says the same filter again', () => {
  const address = 'state=new%2Cinvestigating&owner=me&text=XTKS%3A7203+%26%3F&order=risk';
  assert.equal(addressOf(filterOf(new URLSearchParams(address))), address);
});

test('all states is no condition, and what is no filter is not asked', () => {
  const filter = filterOf(new URLSearchParams('state=all&beside=c-1&owner='));
  assert.equal(queryOf(filter), '');
  assert.equal(addressOf(filter), 'state=all');
});
