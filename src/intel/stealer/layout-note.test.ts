import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyRole } from './key-reader.ts';
import { createLayoutNote } from './layout-note.ts';

function noteOf(keys: readonly (readonly [name: string, role: KeyRole])[]): string {
  const note = createLayoutNote();
  for (const [name, role] of keys) note.key(Buffer.from(`--${name}--`), 2, 2 + name.length, role);
  return note.text();
}

test('the keys of the first block, as they are written', () => {
  const block = [
    ['Host', 'url'],
    ['UserName', 'login'],
    ['P455', 'password'],
  ] as const;
  assert.equal(noteOf([...block, ...block, ['Later', 'url']]), 'Host,UserName,P455');
  assert.equal(noteOf([['Language', 'language'], ...block]), 'Host,UserName,P455');
});

test('what is too long to be a key is not noted: it may be somebody’s own', () => {
  assert.equal(noteOf([['a'.repeat(17), 'url']]), '');
  assert.equal(noteOf([['a'.repeat(16), 'url']]), 'a'.repeat(16));
});

test('of a file that never repeats itself six keys are noted', () => {
  const keys = Array.from({ length: 9 }, (_, at) => [`k${at}`, 'url'] as const);
  assert.equal(noteOf(keys), 'k0,k1,k2,k3,k4,k5');
});
