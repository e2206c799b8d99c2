import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalText } from './canonical.ts';

test('the order of fields does not matter, that of a list does', () => {
  assert.equal(
    canonicalText({ b: 1, a: { d: [2, 1], c: null } }),
    '{"a":{"c":null,"d":[2,1]},"b":1}',
  );
  assert.notEqual(canonicalText([1, 2]), canonicalText([2, 1]));
  assert.equal(canonicalText({ a: undefined, b: 'ü"' }), '{"b":"ü\\""}');
});

test('what goes over the wire and back has the same text, and other values another one', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
      const text = canonicalText(left);
      assert.equal(canonicalText(JSON.parse(JSON.stringify(left))), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(left)));
      const isSame = JSON.stringify(left) === JSON.stringify(right);
      if (isSame) assert.equal(canonicalText(right), text);
    }),
  );
});
