import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contentHash } from './content-hash.ts';

const order = { id: 'e-1', time: 't', type: 'order', quantity: 100, of: { a: [1, 2], b: null } };

test('the same content has the same fingerprint, whatever its id, time and order of fields', () => {
  const again = { of: { b: null, a: [1, 2] }, quantity: 100, type: 'order', time: 'u', id: 'e-2' };
  assert.equal(contentHash(order), contentHash(again));
  assert.match(contentHash(order), /^sha256:[0-9a-f]{64}$/);
});

test('any change of content changes it, deep inside too', () => {
  for (const changed of [
    { ...order, quantity: 101 },
    { ...order, quantity: '100' },
    { ...order, note: '' },
    { ...order, of: { a: [2, 1], b: null } },
    { ...order, of: { a: [1, 2] } },
    { ...order, of: { a: [1, 2], b: null, id: 'e-1' } },
  ])
    assert.notEqual(contentHash(changed), contentHash(order));
});

test('two requests have one fingerprint only if they are the same JSON', () => {
  const content = fc.dictionary(fc.string(), fc.jsonValue());
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as object;
  fc.assert(
    fc.property(content, content, (left, right) => {
      const [one, other] = [
        plain({ ...left, id: 0, time: 0 }),
        plain({ ...right, id: 0, time: 0 }),
      ];
      let same = true;
      try {
        assert.deepEqual(one, other);
      } catch {
        same = false;
      }
      assert.equal(contentHash({ ...left }) === contentHash({ ...right }), same);
    }),
  );
});
