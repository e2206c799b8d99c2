import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePublicAddress } from './address.ts';

test('routed addresses become words', () => {
  assert.deepEqual(parsePublicAddress('255.0.0.1'), undefined);
  assert.deepEqual(parsePublicAddress('200.1.2.3')?.words, [0xc8010203]);
  assert.deepEqual(parsePublicAddress('2404:6800:4004::8')?.words, [0x24046800, 0x40040000, 0, 8]);
});

test('an IPv4-mapped address is the IPv4 address', () => {
  assert.deepEqual(parsePublicAddress('::ffff:8.8.8.8'), parsePublicAddress('8.8.8.8'));
  assert.deepEqual(parsePublicAddress('::ffff:808:808'), parsePublicAddress('8.8.8.8'));
  assert.equal(parsePublicAddress('::ffff:10.0.0.1'), undefined);
});

test('what is not routed or no address is nothing', () => {
  const none = [
    '',
    'host',
    '8.8.8',
    '8.8.8.8:80',
    '010.0.0.1',
    '256.1.1.1',
    '10.0.0.1',
    '172.16.9.9',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '224.0.0.1',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '2001:db8::1',
    '2002:808:808::1',
    'x'.repeat(100_000),
  ];
  for (const text of none) assert.equal(parsePublicAddress(text), undefined, text.slice(0, 50));
});
