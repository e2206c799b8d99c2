import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameAfter } from './names.ts';

test('a name is made of its event, and of the firm where there is one', () => {
  assert.equal(nameAfter('d', { id: 'e-1' }), 'd-e-1');
  assert.equal(nameAfter('c', { id: 'e-1', firm: 'alpha' }), 'c-alpha.e-1');
});

test('no two events of whatever firms share a name', () => {
  const pairs: [string | undefined, string][] = [
    [undefined, 'a.b.c'],
    ['a', 'b.c'],
    ['a.b', 'c'],
    ['a%2Eb', 'c'],
    ['.', 'a'],
    [undefined, '.a'],
    [undefined, '%2E.a'],
    ['a', '.b'],
    ['a.', 'b'],
  ];
  const names = pairs.map(([firm, id]) => nameAfter('d', { id, firm }));
  assert.equal(new Set(names).size, names.length, names.join(' '));
});

test('however long the firm’s name, the name made of it is bounded, and its own', () => {
  const [one, other] = ['漢'.repeat(127), '字'.repeat(127)].map((firm) =>
    nameAfter('a', { id: 'x'.repeat(64), firm }),
  );
  assert.ok(one!.length < 120);
  assert.notEqual(one, other);
});
