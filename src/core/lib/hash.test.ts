import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash32, hash53 } from './hash.ts';

test('the same name has the same hash on every machine: records live longer than programs', () => {
  // cyrb53('a') as published: 21 bits of one mix over the 32 of the other. Here they change places.
  const published = 7929297801672961;
  assert.equal(hash32('a'), published % 2 ** 32);
  assert.equal(Math.floor(hash53('a') / 2 ** 32), hash32('a') % 2 ** 21);
  assert.equal(hash53('a') % 2 ** 21, Math.floor(published / 2 ** 32));
});

test('of a hundred thousand names none of 53 bits meet, and hardly any of 32', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `device-${index}`);
  assert.equal(new Set(names.map(hash53)).size, names.length);
  assert.ok(new Set(names.map(hash32)).size > names.length - 10);
  for (const name of names.slice(0, 100)) {
    assert.ok(Number.isInteger(hash32(name)) && hash32(name) >= 0 && hash32(name) < 2 ** 32);
    assert.ok(Number.isSafeInteger(hash53(name)) && hash53(name) >= 0);
  }
});
