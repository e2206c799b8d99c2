import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danglingNamesMax, readDanglingNames } from './dangling-names.ts';

test('a list has one name a line', () => {
  const names = readDanglingNames('old.example.jp\n\n# note\nhttps://Shop.Example.JP/x\r\n');
  assert.deepEqual([...names], ['old.example.jp', 'shop.example.jp']);
});

test('a zone file is read with its origin', () => {
  const zone = `
$ORIGIN example.jp.
$TTL 3600
@        IN SOA ns.example.jp. admin.example.jp. 1 2 3 4 5
campaign 300 IN CNAME gone.hosting.example. ; the page is gone
lp       IN 3600 A 192.0.2.1
         IN AAAA 2001:db8::1
shop.example.jp. CNAME other.example.
@        IN MX 10 mail
note     IN TXT "A record"
@        300 A 192.0.2.2
`;
  assert.deepEqual(
    [...readDanglingNames(zone)],
    ['campaign.example.jp', 'lp.example.jp', 'shop.example.jp', 'example.jp'],
  );
});

test('what is neither is left out', () => {
  assert.deepEqual([...readDanglingNames('two words here\n$INCLUDE x\n   \n')], []);
});

test('no more than the maximum are read', () => {
  const lines = Array.from({ length: danglingNamesMax + 5 }, (_, at) => `n${at}.example.jp`);
  assert.equal(readDanglingNames(lines.join('\n')).size, danglingNamesMax);
});
