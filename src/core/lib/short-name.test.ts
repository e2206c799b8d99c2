import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shortName } from './short-name.ts';

test('addresses and UUIDs are kept as they are', () => {
  for (const name of ['2001:0db8:85a3:0000:0000:8a2e:0370:7334', crypto.randomUUID(), 'a'])
    assert.equal(shortName(name), name);
});

test('whatever the name, what stands for it is short, plain and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }), (name) => {
      const short = shortName(name);
      assert.ok(short.length <= 45 && Buffer.byteLength(short) === short.length);
      assert.equal(shortName(name), short);
      if (short !== name) assert.match(short, /^#[0-9a-z]{1,11}$/);
    }),
  );
});

test('names that differ in one letter differ still', () => {
  const long = 'x'.repeat(100);
  assert.notEqual(shortName(`${long}a`), shortName(`${long}b`));
});
