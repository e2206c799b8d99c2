import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPictureMemory } from './picture-memory.ts';

test('a picture is read once, and again when it was forgotten', () => {
  const memory = createPictureMemory(2);
  let reads = 0;
  const ask = (name: string) =>
    memory.of(Buffer.from(name), () => {
      reads += 1;
      return name === 'damaged' ? undefined : `code of ${name}`;
    });
  assert.equal(ask('a'), 'code of a');
  assert.equal(ask('a'), 'code of a');
  assert.equal(ask('damaged'), undefined);
  assert.equal(ask('damaged'), undefined);
  assert.equal(reads, 2);
  ask('a');
  ask('b');
  assert.equal(reads, 3);
  ask('damaged');
  assert.equal(reads, 4);
});
