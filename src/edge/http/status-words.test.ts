import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, statusWords } from './status-words.ts';

test('both languages have every word, and none is left in the other', () => {
  const { ja, en } = statusWords;
  assert.deepEqual(keysOf(ja), keysOf(en));
  const { otherLanguage: _english, ...japanese } = ja;
  for (const word of valuesOf(japanese)) assert.match(word, /[\u3040-\u30ff\u4e00-\u9fff]/, word);
  const { otherLanguage: _japanese, ...english } = en;
  for (const word of valuesOf(english)) assert.doesNotMatch(word, /[\u3040-\u30ff\u4e00-\u9fff]/);
});

function keysOf(words: object): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : Object.keys(value).map((inner) => `${key}.${inner}`),
  );
}

function valuesOf(words: object): string[] {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : Object.values<string>(value),
  );
}

test('the language asked for, then the browser’s, then Japanese', () => {
  assert.equal(languageOf('en', 'ja'), 'en');
  assert.equal(languageOf('fr', 'en-GB,ja;q=0.8'), 'en');
  assert.equal(languageOf(undefined, 'fr, ja;q=0.8, en;q=0.5'), 'ja');
  assert.equal(languageOf(['en', 'en'], undefined), 'ja');
});
