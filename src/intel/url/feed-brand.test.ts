import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedFirm } from './feed-brand.ts';
import { testDictionary } from './test-judge.ts';

test('known firms by any name, unknown securities firms by their own, others not at all', () => {
  assert.equal(feedFirm('木枯証券', testDictionary), 'kogarashi');
  assert.equal(feedFirm(' Kogarashi Securities ', testDictionary), 'kogarashi');
  assert.equal(feedFirm('木枯', testDictionary), 'kogarashi');
  assert.equal(feedFirm('氷雨証券', testDictionary), '氷雨証券');
  assert.equal(feedFirm('氷雨證券', testDictionary), '氷雨證券');
  assert.equal(feedFirm('Hisame Brokerage', testDictionary), 'Hisame Brokerage');
  assert.equal(feedFirm('JCB', testDictionary), undefined);
  assert.equal(feedFirm('', testDictionary), undefined);
  assert.equal(feedFirm('kogarashi', testDictionary), undefined);
  assert.equal(feedFirm('firm:kogarashi', testDictionary), 'kogarashi');
  assert.equal(feedFirm('firm:nobody', testDictionary), undefined);
});
