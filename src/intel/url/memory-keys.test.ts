import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUrl } from './read-url.ts';
import { testDictionary } from './test-judge.ts';

const keysOf = (text: string): string[] =>
  readUrl(text, testDictionary)!.keys.map(({ key }) => key);

test('domain, kit path, labels and shapes are what campaigns repeat', () => {
  assert.deepEqual(keysOf('https://www.some-label12.evildomain.example/AbCdEf/x?q=1'), [
    'page:www.some-label12.evildomain.example/AbCdEf/x',
    'parent:evildomain.example',
    'kit-path:AbCdEf',
    'label:some-label0',
    'label-begin:some-',
    'path-shape:/M6/a1?a1',
    'url-shape:a4-x7|am|example|/M6/a1',
    'outline:a-x|a|/M/a',
  ]);
});

test('usual words are no kit path', () => {
  assert.ok(keysOf('https://evil.example/Login/').includes('path-word:Login'));
  assert.ok(keysOf('https://evil.example/index.html').includes('path-word:index.html'));
});

test('a bare name has no shape of its own, and its beginning counts', () => {
  assert.deepEqual(keysOf('https://evildomain7.example/'), [
    'page:evildomain7.example/',
    'parent:evildomain7.example',
    'name-begin:evild',
  ]);
});

test('on a shared host the page is known, not the host', () => {
  assert.deepEqual(keysOf('https://short.example/aBc/d/e?x'), [
    'page:short.example/aBc/d/e',
    'parent:short.example/aBc/d/e',
  ]);
});

test('a key is never long', () => {
  for (const key of keysOf(`https://${'a-'.repeat(60)}x.example/${'b'.repeat(3000)}`))
    assert.ok(key.length <= 100, key);
});
