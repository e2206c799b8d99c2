// Whatever could be followed or typed as an address is found; what customers are told is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advisoryWords } from './advisory-words.ts';
import { linkIn, outwardIn } from './link-in.ts';

test('addresses in every guise', () => {
  for (const text of [
    'https://example.com/login',
    'HTTP://x',
    'www.example',
    'ログインはこちら example.co.jp',
    'ｅｘａｍｐｌｅ．ｃｏｍ',
    '証券.例え',
    'xn--zckzah.xn--zckzah',
    'app://login',
    'help@example.com',
    'bit.ly/abc',
  ])
    assert.ok(linkIn(text), text);
});

test('figures, dates and telephone numbers are none', () => {
  for (const text of [
    '約0.3億円',
    '¥13.1bn',
    '0120-000-000',
    '2025-04-16',
    '03(1234)5678',
    'E1. Total',
  ])
    assert.equal(linkIn(text), undefined, text);
  for (const language of ['ja', 'en'] as const) {
    const { title, opening, sections, contact } = advisoryWords(language);
    const all = [title, opening, ...sections.flatMap(({ items }) => items), contact(undefined)];
    assert.equal(linkIn(all.join('\n')), undefined);
  }
});

test('a page may not lead out, load or ask for anything', () => {
  for (const html of [
    '<a>log in</a>',
    '<p onclick=x>',
    '<form>',
    '<img>',
    '<svg><image href="x"/></svg>',
    '<div style="background:url(x)">',
    '<meta http-equiv="refresh" content="0">',
    '<p>example.com</p>',
  ])
    assert.ok(outwardIn(html), html);
  assert.equal(outwardIn('<p>お電話ください</p><style>.a { color: red; }</style>'), undefined);
});
