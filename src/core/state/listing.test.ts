import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Intel } from '../event/intel.ts';
import { dayMs } from '../lib/decay.ts';
import { foldIntel } from './fold/market.ts';
import { domainsOver, hostOf, listed, listingName } from './listing.ts';
import { later, noon, noonMs, received } from './test-events.ts';
import { createStateWorld } from './test-world.ts';

const hosts: readonly (readonly [string, string])[] = [
  ['https://Login.Example.JP/path?x=1', 'login.example.jp'],
  ['example.jp', 'example.jp'],
  ['http://example.jp:8080/', 'example.jp'],
  ['example.jp.', 'example.jp'],
  ['https://user@evil.example/x@y', 'evil.example'],
  ['https://www.bank.example:secret@evil.example/', 'evil.example'],
  ['https://evil.example#@www.bank.example', 'evil.example'],
  ['https:\\\\evil.example\\@www.bank.example', 'evil.example'],
  ['http://[2001:db8::1]:80/', '[2001:db8::1]'],
  ['', ''],
  ['/only/a/path', ''],
];

for (const [url, host] of hosts)
  test(`the host of ${url || 'nothing'}`, () => assert.equal(hostOf(url), host));

test('what is said of a domain holds for the hosts under it', () => {
  assert.deepEqual(domainsOver('www.a.evil.example'), [
    'www.a.evil.example',
    'a.evil.example',
    'evil.example',
  ]);
  assert.deepEqual(domainsOver('www.evil.co.jp'), ['www.evil.co.jp', 'evil.co.jp']);
  assert.deepEqual(domainsOver('localhost'), ['localhost']);
  assert.deepEqual(domainsOver(''), []);
  assert.deepEqual(domainsOver('198.51.100.9'), ['198.51.100.9']);
  assert.deepEqual(domainsOver('[2001:db8::1]'), ['[2001:db8::1]']);
  const deep = domainsOver(`${'a.'.repeat(500)}evil.example`);
  assert.deepEqual([deep.length, deep.at(-1)], [6, 'evil.example']);
});

function intel(changes: Partial<Intel>): Intel {
  const common = { id: 'intel-1', type: 'intel' as const, time: noon, source: 'a peer' };
  return { ...common, kind: 'ip', value: '198.51.100.9', confidence: 0.9, ...changes };
}

test('a listing without a firm holds for everybody, the firm’s own before it', () => {
  const world = createStateWorld();
  foldIntel(received(intel({})), world);
  const find = (firm: string) => listed(world.listings, firm, 'ip 198.51.100.9', noonMs);
  assert.equal(find('alpha')?.confidence, 0.9);
  foldIntel(received(intel({ firm: 'alpha', confidence: 0.2 })), world);
  assert.equal(find('alpha')?.confidence, 0.2);
  assert.equal(find('beta')?.confidence, 0.9);
});

test('a listing holds until its end, or thirty days', () => {
  const world = createStateWorld();
  foldIntel(received(intel({ expires: later(1000) })), world);
  foldIntel(received(intel({ value: '192.0.2.1' })), world);
  const find = (ip: string, timeMs: number) => listed(world.listings, '', `ip ${ip}`, timeMs);
  assert.ok(find('198.51.100.9', noonMs + 999));
  assert.equal(find('198.51.100.9', noonMs + 1000), undefined);
  assert.ok(find('192.0.2.1', noonMs + 30 * dayMs - 1));
  assert.equal(find('192.0.2.1', noonMs + 30 * dayMs), undefined);
});

test('a phishing URL is listed by its host', () => {
  const world = createStateWorld();
  foldIntel(received(intel({ kind: 'url', value: 'https://Evil.example/login' })), world);
  assert.equal(listed(world.listings, '', 'domain evil.example', noonMs)?.kind, 'domain');
});

test('an exposed credential is remembered with its account', () => {
  const world = createStateWorld();
  foldIntel(received(intel({ kind: 'credential', value: 'hana', firm: 'alpha' })), world);
  const account = world.accounts.read('alpha\u0000hana');
  assert.equal(account?.exposure, Math.fround(0.9));
  assert.equal(account?.exposureMs, noonMs);
  assert.equal(account?.exposureSource, intel({}).source);
  assert.equal(world.listings.records.size, 0);
});

test('names of any length are listed under a short key; a credential nobody can have is not', () => {
  const world = createStateWorld();
  const value = '漢'.repeat(1024);
  foldIntel(received(intel({ kind: 'device', value })), world);
  for (const key of world.listings.records.keys()) assert.ok(key.length < 64, key);
  assert.equal(listed(world.listings, '', listingName('device', value), noonMs)?.value, value);
  foldIntel(received(intel({ kind: 'credential', value })), world);
  assert.equal(world.accounts.records.size, 0);
});
