import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameWords, wordKind } from './name-words.ts';

test('words are split at whatever is no letter or digit', () => {
  const { compact, isForeign, words } = nameWords('www.Mizore_jp--01'.toLowerCase());
  assert.deepEqual(words, ['www', 'mizore', 'jp', '01']);
  assert.equal(compact, 'wwwmlzorejpol');
  assert.equal(isForeign, false);
  assert.equal(nameWords('ｍｉｚｏｒｅ').isForeign, true);
});

test('a word says a country, securities, a service, a number or nothing', () => {
  assert.equal(wordKind('jp'), 'country');
  assert.equal(wordKind('shoken'), 'securities');
  assert.equal(wordKind('trading'), 'securities');
  assert.equal(wordKind('login2'), 'service');
  assert.equal(wordKind('site4'), 'service');
  assert.equal(wordKind('007'), 'number');
  assert.equal(wordKind('qwxyz'), 'other');
});

test('a name without end is read in part', () => {
  assert.ok(nameWords('a-'.repeat(10_000)).words.length <= 24);
});
