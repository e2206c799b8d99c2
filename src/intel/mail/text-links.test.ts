import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksMax } from './mail.ts';
import { linksInText } from './text-links.ts';

const urls = (text: string) => linksInText(text).map(({ url }) => url);

test('finds links with and without scheme, among Japanese, without closing marks', () => {
  assert.deepEqual(urls('こちらhttps://a.evil.top/x?y=1。'), ['https://a.evil.top/x?y=1']);
  assert.deepEqual(urls('(hxxps://a.evil.top/x)'), ['hxxps://a.evil.top/x']);
  assert.deepEqual(urls('アクセス:rakuten-sec.evil.top/x へ'), ['rakuten-sec.evil.top/x']);
});

test('mail addresses, prices and file names are no links', () => {
  assert.deepEqual(urls('info@sbisec.co.jp 1.500円 report.pdf v2.0.1 e.g. this'), []);
});

test('a text of links gives no more than are looked at', () => {
  const many = Array.from({ length: 2 * linksMax }, (_, at) => `https://h${at}.example/`);
  assert.equal(urls(many.join(' ')).length, linksMax);
});

test('a text of nothing but dots and letters costs little', () => {
  const start = performance.now();
  urls('a.'.repeat(200_000));
  urls('a-'.repeat(200_000));
  assert.ok(performance.now() - start < 20_000);
});
