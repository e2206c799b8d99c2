import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBrandDictionary } from '../../intel/url/brand-dictionary.ts';
import brands from '../../intel/url/brands.json' with { type: 'json' };
import { readUrl } from '../../intel/url/read-url.ts';
import { createComparators } from './comparators.ts';

const dictionary = createBrandDictionary(brands);
const reading = (text: string) => readUrl(text, dictionary)!;

function callsOf(text: string): Record<string, boolean> {
  const comparators = createComparators(dictionary);
  return Object.fromEntries(
    comparators.map(({ name, calls }) => [name, calls(text, reading(text))]),
  );
}

const simple = 'token, known parent or known path';

test('each way calls what it is made for', () => {
  assert.deepEqual(callsOf('https://rnonex.co.jp/'), {
    'permutation list': false,
    'keyword list': false,
    'host token': true,
    [simple]: true,
  });
  assert.equal(callsOf('https://monexx.co.jp/')['permutation list'], true);
  assert.equal(callsOf('https://evil.example/monex-login')['keyword list'], true);
  assert.deepEqual(Object.values(callsOf('https://www.example.com/')), [
    false,
    false,
    false,
    false,
  ]);
});

test('the simple rule remembers securities’ domains and paths', () => {
  const rule = createComparators(dictionary).find(({ name }) => name === simple)!;
  const calls = (text: string): boolean => rule.calls(text, reading(text));
  assert.equal(calls('https://abc.example/QwErTy'), false);
  rule.learn(reading('https://other.example/QwErTy'), false);
  assert.equal(calls('https://abc.example/QwErTy'), false);
  rule.learn(reading('https://other.example/QwErTy'), true);
  assert.equal(calls('https://abc.example/QwErTy'), true);
  assert.equal(calls('https://other.example/'), true);
});
