import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathShape, shapeOf } from './shape.ts';

test('shapes keep classes, lengths and separators', () => {
  assert.equal(shapeOf(''), '');
  assert.equal(shapeOf('abc'), 'a3');
  assert.equal(shapeOf('aBcDeF'), 'M6');
  assert.equal(shapeOf('aB3dEf'), 'X6');
  assert.equal(shapeOf('a1b2'), 'x4');
  assert.equal(shapeOf('0123456789'), '9m');
  assert.equal(shapeOf('www-abcd.ef'), 'a3-a4.a2');
  assert.equal(shapeOf('abcdefghijklmnopq'), 'al');
  assert.equal(shapeOf('株式'), '?2');
});

test('outlines leave lengths out', () => {
  assert.equal(shapeOf('www-abcd.e5', true), 'a-a.x');
  assert.equal(pathShape(['AbCdEf', 'index.html'], true), '/M/a.html');
});

test('new random names of one kit have one shape', () => {
  assert.equal(pathShape(['QwErTy']), pathShape(['zXcVbN']));
  assert.notEqual(pathShape(['QwErTy']), pathShape(['qwerty']));
});

test('endings are kept and depth is limited', () => {
  assert.equal(pathShape(['abc.co.jp']), '/a3.co.jp');
  assert.equal(pathShape(['a', 'b', 'c', 'd', 'e']), '/a1/a1/a1/a1');
});
