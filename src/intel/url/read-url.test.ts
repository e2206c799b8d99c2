import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLesson, readUrl, withParents } from './read-url.ts';
import { testDictionary } from './test-judge.ts';

const ownership = (text: string) => readUrl(text, testDictionary)?.ownership;

test('a firm owns its hosts and what lies under them, and nothing that looks like them', () => {
  assert.equal(ownership('https://kogarashi-sec.co.jp/'), 'firm');
  assert.equal(ownership('a.b.kogarashi-sec.co.jp'), 'firm');
  assert.equal(ownership('https://kogarashi.example/'), 'namesake');
  for (const host of [
    'xkogarashi-sec.co.jp',
    'kogarashi-sec.co.jp.evil.example',
    'kogarashi-sec.co',
    'kogarashi-sec-co.jp',
  ])
    assert.equal(ownership(host), 'anybody', host);
});

test('a host lies under itself and each of its parents', () => {
  assert.deepEqual(withParents('a.b.example'), ['a.b.example', 'b.example', 'example']);
  assert.deepEqual(withParents(''), []);
});

test('nothing is learnt of real hosts, or where there is none', () => {
  assert.equal(readLesson('https://kogarashi-sec.co.jp/x', testDictionary), undefined);
  assert.equal(readLesson('https://kogarashi.example/x', testDictionary), undefined);
  assert.equal(readLesson('no host', testDictionary), undefined);
  assert.deepEqual(
    readLesson('https://evil.example/QwErTy', testDictionary)?.keys,
    readUrl('https://evil.example/QwErTy', testDictionary)?.keys,
  );
});
