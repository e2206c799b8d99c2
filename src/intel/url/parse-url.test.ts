import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseUrl, percentDecoded } from './parse-url.ts';

const hosts: readonly (readonly [string, string])[] = [
  ['example.com', 'example.com'],
  ['HTTPS://WWW.Example.COM:8443/Path', 'www.example.com'],
  ['http://example.com.', 'example.com'],
  ['hxxps://login[.]example[.]com/x', 'login.example.com'],
  ['hxxp://example(dot)com', 'example.com'],
  ['https[://]example.com/', 'example.com'],
  ['https://sbisec.co.jp@evil.example/', 'evil.example'],
  ['https://evil.example\\@sbisec.co.jp/', 'evil.example'],
  ['https://xn--sbsec-n3a.example/', 'sbīsec.example'],
  ['https://ｅｘａｍｐｌｅ。com/', 'example.com'],
  ['https://ev%69l.example/', 'evil.example'],
  ['//example.com/x', 'example.com'],
  ['https://[2001:db8::1]:443/x', '2001:db8::1'],
];

for (const [text, host] of hosts)
  test(`the host of ${text} is ${host}`, () => assert.equal(parseUrl(text)?.host, host));

test('path, query and fragment are told apart', () => {
  const url = parseUrl('https://a.example/One/two?x=1&y=/z#/frag?no')!;
  assert.equal(url.path, '/One/two');
  assert.equal(url.query, 'x=1&y=/z');
  assert.equal(url.fragment, '/frag?no');
  assert.equal(url.userInfo, '');
});

test('an address is known as one', () => {
  assert.equal(parseUrl('http://192.0.2.7/x')?.isAddress, true);
  assert.equal(parseUrl('http://[2001:db8::1]/')?.isAddress, true);
  assert.equal(parseUrl('http://192.0.2.7.example/x')?.isAddress, false);
});

for (const text of ['', '   ', 'https://', '/path/only', '?x', 'two words', 'https:///', '<b>@'])
  test(`there is no host in '${text}'`, () => assert.equal(parseUrl(text), undefined));

test('a broken escape stays as it stands', () => {
  assert.equal(percentDecoded('a%2'), 'a%2');
  assert.equal(percentDecoded('a%2Fb'), 'a/b');
});

test('nothing makes it throw, and a host is never empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const url = parseUrl(text);
      assert.ok(url === undefined || (url.host.length > 0 && url.host.length <= 253));
    }),
  );
});
