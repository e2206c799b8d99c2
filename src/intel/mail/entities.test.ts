import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from './entities.ts';

test('decodes names, accents and numbers; leaves what it does not know', () => {
  assert.equal(
    decodeEntities('a&amp;b &eacute;&Uuml; &#27005;&#x5929; &nosuch; &'),
    'a&b éÜ 楽天 &nosuch; &',
  );
  assert.equal(decodeEntities('&#9999999;&#xD800;'), '  ');
});
