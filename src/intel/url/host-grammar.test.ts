import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Template } from './host-grammar.ts';
import { hitsOf } from './test-judge.ts';

/** Every template with a URL it reads and how it is called there. */
const examples: Readonly<Record<Template, string>> = {
  'label-real-host': 'https://kogarashi-sec.co.jp.evil.example/',
  'label-hyphenated-host': 'https://www-mizore-co-jp.evil.example/',
  'label-securities': 'https://mizore-trade.evil.example/',
  'label-country': 'https://mizore-japan.evil.example/',
  'label-country-random': 'https://mizore-japan-qwxyz.evil.example/',
  'label-service': 'https://www.mizore.evil.example/',
  'label-alone': 'https://mizore.evil.example/',
  'label-word': 'https://mizore-qwxyz.evil.example/',
  'label-glued': 'https://qwmizorexyz.evil.example/',
  'label-of-real-site': 'https://trade3-m.evil.example/',
  'name-real-host': 'https://mizore-jp.example/',
  'name-hyphenated-host': 'https://mizorecojp.example/',
  'name-securities': 'https://mizore-trade.example/',
  'name-country': 'https://mizore-japan.example/',
  'name-country-random': 'https://mizore-japan-qwxyz.example/',
  'name-service': 'https://mizore-login.example/',
  'name-alone': 'https://mizore.example/',
  'name-word': 'https://mizore-qwxyz.example/',
  'name-glued': 'https://mizoreqwxyz.example/',
  'user-brand': 'https://mizore@evil.example/',
  'path-real-host': 'https://evil.example/www.kogarashi-sec.co.jp/x',
  'path-real-page': 'https://evil.example/KgTrade/login',
  'path-brand': 'https://evil.example/mizore/login',
  'path-brand-glued': 'https://evil.example/qwmizore',
  'query-brand': 'https://evil.example/?mizore=1',
};

for (const [template, url] of Object.entries(examples))
  test(`${url} is read as ${template}`, () => {
    const hits = hitsOf(url);
    assert.deepEqual(
      hits.map((hit) => hit.template),
      [template],
    );
  });

test('a name stands in several places at once', () => {
  const hits = hitsOf('https://mizore-japan.evil.example/mizore/?mizore=2');
  assert.deepEqual(
    hits.map(({ template }) => template),
    ['label-country', 'path-brand', 'query-brand'],
  );
  assert.equal(hits[0].firm.id, 'mizore');
});

test('a shared name is marked as one', () => {
  assert.equal(hitsOf('https://kogarashi-jp.evil.example/')[0].isShared, true);
  assert.equal(hitsOf('https://kogarashi-sec-jp.evil.example/')[0].isShared, false);
});

test('nothing is read where no name stands', () => {
  for (const url of [
    'https://www.example.com/login?next=/home',
    'https://trade3.example.org/',
    'https://background.example/',
    'http://192.0.2.1/index.html',
  ])
    assert.deepEqual(hitsOf(url), [], url);
});
