import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findToken, isOneEdit } from './find-token.ts';
import { nameWords } from './name-words.ts';
import { testDictionary } from './test-judge.ts';

const found = (text: string) => findToken(nameWords(text), testDictionary);

test('a name is found written out, in look-alikes and mistyped', () => {
  assert.equal(found('kogarashi')?.disguise, 'plain');
  assert.equal(found('k0garash1')?.disguise, 'look-alike');
  assert.equal(found('kоgаrаѕhі')?.disguise, 'look-alike');
  assert.equal(found('kogarasi')?.disguise, 'typo');
  assert.equal(found('kogarahsi')?.disguise, 'typo');
  assert.equal(found('kugoroshi')?.disguise, 'typo');
  assert.equal(found('kogarashi77')?.disguise, 'plain');
  assert.equal(found('www-kogarashi77')?.disguise, 'plain');
});

test('a hyphen may be there or not, and the longer name wins', () => {
  for (const text of ['kogarashi-sec', 'kogarashisec', 'www-kogarashi-sec-jp'])
    assert.equal(found(text)?.token.text, 'kogarashisec', text);
});

test('what stands beside the name is told', () => {
  assert.deepEqual(found('www-mizore-jp')?.others, ['www', 'jp']);
  assert.deepEqual(found('mymizorejp')?.others, ['my', 'jp']);
  assert.equal(found('www-mizore-jp')?.startsWord, true);
  assert.equal(found('mymizorejp')?.startsWord, false);
});

test('a short name counts only where a word begins', () => {
  assert.equal(found('kgr')?.token.text, 'kgr');
  assert.equal(found('kgr-login')?.token.text, 'kgr');
  assert.equal(found('backgrounds'), undefined);
});

test('other words are none', () => {
  for (const text of ['', 'example', 'mizuna', 'kogan', 'shop'])
    assert.equal(found(text), undefined);
});

test('one edit is one letter more, less, other or swapped', () => {
  assert.ok(isOneEdit('abcd', 'abxd'));
  assert.ok(isOneEdit('abcd', 'abd'));
  assert.ok(isOneEdit('abcd', 'abcde'));
  assert.ok(isOneEdit('abcd', 'abdc'));
  assert.ok(isOneEdit('abcd', 'abcd'));
  assert.ok(!isOneEdit('abcd', 'badc'));
  assert.ok(!isOneEdit('abcd', 'ab'));
});

test('a change of one letter is always one edit, both ways', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 3, maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.nat(7), fc.constantFrom(...'abcde'), (word, place, letter) => {
      const at = place % word.length;
      for (const other of [
        word.slice(0, at) + letter + word.slice(at + 1),
        word.slice(0, at) + letter + word.slice(at),
        word.slice(0, at) + word.slice(at + 1),
      ]) {
        assert.ok(isOneEdit(word, other));
        assert.ok(isOneEdit(other, word));
      }
    }),
  );
});
