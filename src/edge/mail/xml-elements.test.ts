import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitXml } from './xml-elements.ts';

function read(xml: string) {
  const seen: string[] = [];
  const problem = visitXml(xml, {
    open: () => {},
    close: (name, text) => seen.push(`${name}=${text}`),
  });
  return { problem, seen };
}

test('reads elements, prefixes, references, CDATA and comments', () => {
  const { problem, seen } = read(
    '<?xml version="1.0"?><x:a xmlns:x="u"><b>1 &lt; 2 &amp; &#65;</b><!-- c --><d><![CDATA[<&>]]></d><e/></x:a>',
  );
  assert.equal(problem, undefined);
  assert.deepEqual(seen, ['b=1 < 2 & A', 'd=<&>', 'e=', 'a=']);
});

test('what is not well-formed, or defines entities, is refused', () => {
  for (const xml of [
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a/><b/>',
    '<a><![CDATA[x</a>',
  ])
    assert.ok(read(xml).problem, xml);
  assert.match(read('<a>'.repeat(50)).problem ?? '', /inside each other/);
});
