import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tagsOf } from './html-tags.ts';

const names = (html: string) =>
  [...tagsOf(html)].map(({ kind, name, text }) => (kind === 'text' ? text : `${kind} ${name}`));

test('splits into tags and text', () => {
  assert.deepEqual(names('a<b>c</b><br/>'), ['a', 'open b', 'c', 'close b', 'open br']);
});

test('a bracket inside a quoted value does not end the tag; one in text is text', () => {
  const [tag] = tagsOf('<a title="1 > 0" href=x>');
  assert.equal(tag.attributes.href, 'x');
  assert.deepEqual(names('1 < 2'), ['1 ', '<', ' 2']);
});

test('the first of two attributes counts, as in browsers', () => {
  const [tag] = tagsOf('<a href="one" href="two">');
  assert.equal(tag.attributes.href, 'one');
});
