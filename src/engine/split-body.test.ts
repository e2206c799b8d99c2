import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitBody } from './split-body.ts';

test('an array gives its values, whatever stands around it', () => {
  assert.deepEqual(splitBody(' \n[{"id":"1"}, 2, null]\n'), { pieces: [{ id: '1' }, 2, null] });
  assert.deepEqual(splitBody('[]'), { pieces: [] });
});

test('lines stay texts: each is read, and refused, on its own', () => {
  assert.deepEqual(splitBody('{"id":"1"}\r\nnonsense\n'), { pieces: ['{"id":"1"}\r', 'nonsense'] });
  assert.deepEqual(splitBody(''), { pieces: [] });
});

test('blank lines are no events, and count as lines', () => {
  assert.deepEqual(splitBody('\n{"id":"1"}\r\n\n  \nnonsense\n'), {
    pieces: ['{"id":"1"}\r', 'nonsense'],
    lines: [2, 5],
  });
});

test('an array that is cut is no body at all', () => {
  assert.equal(splitBody('[{"id":"1"}'), undefined);
  assert.equal(splitBody('[1]\n[2]'), undefined);
});
