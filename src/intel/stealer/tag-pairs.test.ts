import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { walkTags } from './tag-pairs.ts';
import { readText } from './test-reader.ts';

function walked(text: string): string[] {
  const bytes = Buffer.from(text);
  const found: string[] = [];
  walkTags(bytes, 0, bytes.length, Buffer.alloc(65_536), {
    pair: (line, keyStart, keyEnd, value, length) =>
      found.push(`${line.toString('utf8', keyStart, keyEnd)}=${value.toString('utf8', 0, length)}`),
    boundary: () => found.push('|'),
  });
  return found;
}

test('elements with a value are pairs, those that hold others bound them', () => {
  assert.deepEqual(walked('<r><url>u</url><pass id="2">a&amp;b&#x41;&lt;</pass></r>'), [
    '|',
    'url=u',
    'pass=a&bA<',
    '|',
  ]);
  assert.deepEqual(walked('<a></a>'), ['a=']);
  assert.deepEqual(walked('<pass>a&b &nosuch; &#0;</pass>'), ['pass=a&b &nosuch; &#0;']);
});

const record =
  '<url>https://www.example.co.jp/</url><user>0011234567</user><pass>&quot;p&lt;</pass>';
const expected = ['www.example.co.jp 0011234567 "p<'];

test('credentials in XML are read, a record a line or an element a line', () => {
  assert.deepEqual(readText(`<log>\n<row>${record}</row>\n</log>\n`).credentials, expected);
  const lines = record.replaceAll('><', '>\n<').replaceAll('</url>\n', '</url>\n');
  assert.deepEqual(readText(`<log>\n<row>\n${lines}\n</row>\n</log>\n`).credentials, expected);
});

test('values in quotation marks are pairs, in a tag or without one', () => {
  const inTag = `<entry url="https://www.example.co.jp/?a>b" user='0011234567' pass="&quot;p&lt;"/>\n`;
  assert.deepEqual(readText(inTag.repeat(2)).credentials, [...expected, ...expected]);
  const quoted =
    'Link="https://www.example.co.jp/"; User="0011234567"; Password="\\"p<"; Browser="Edge"\n';
  assert.deepEqual(readText(quoted.repeat(2)).credentials, [...expected, ...expected]);
});

test('no bytes bring it to an error or to a long wait', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '</',
    'a',
    '&',
    ';',
    '&#',
    'x',
    '<a>',
    '</a>',
    '&amp;',
    '="',
    '"',
    "='",
    '\\',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => void walked(parts.join(''))),
  );
  const start = performance.now();
  walked(`<a>${'&'.repeat(60_000)}</a>`);
  assert.ok(performance.now() - start < 20_000);
});
