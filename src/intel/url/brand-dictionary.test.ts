import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBrandDictionary } from './brand-dictionary.ts';
import brands from './brands.json' with { type: 'json' };
import { testBrands, testDictionary } from './test-judge.ts';

test('a known firm is added to, an unknown one is new', () => {
  const more = createBrandDictionary(testBrands, [
    { id: 'mizore', ja: 'x', en: 'x', hosts: ['mizore.net'], tokens: ['mzr'], sharedTokens: [] },
    {
      id: 'hyou',
      ja: '雹証券',
      en: 'Hyou',
      hosts: ['hyou.jp'],
      tokens: ['hyou'],
      sharedTokens: [],
    },
  ]);
  assert.equal(more.firms.size, 3);
  assert.equal(more.firms.get('mizore')?.ja, 'みぞれ証券');
  assert.equal(more.realHosts.get('mizore.net')?.id, 'mizore');
  assert.equal(more.realHosts.get('mizore.jp')?.id, 'mizore');
  assert.ok(more.tokens.has('mzr') && more.tokens.has('hyou'));
});

test('names of firms are found in either language and by alias', () => {
  for (const name of ['木枯証券', 'kogarashi securities', '木枯'])
    assert.equal(testDictionary.names.get(name)?.id, 'kogarashi', name);
});

test('no firm, no match', () => {
  const none = createBrandDictionary({ ...testBrands, firms: [] });
  assert.equal(none.finder.test('anything'), false);
  assert.equal(none.embedded.test('anything'), false);
});

test('of the committed brands every firm has a host and a name, in lower case', () => {
  assert.ok(brands.firms.length >= 23);
  const ids = new Set(brands.firms.map(({ id }) => id));
  assert.equal(ids.size, brands.firms.length);
  for (const { id, hosts, tokens, sharedTokens } of brands.firms) {
    assert.ok(hosts.length > 0, id);
    assert.ok(tokens.length + sharedTokens.length > 0, id);
    for (const text of [...hosts, ...tokens, ...sharedTokens])
      assert.equal(text, text.toLowerCase());
    for (const token of [...tokens, ...sharedTokens]) assert.match(token, /^[a-z0-9-]{3,}$/);
  }
});
