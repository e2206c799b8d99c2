import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWatch, type Watched } from './watch.ts';

const hosts = [
  'example.co.jp',
  'trade.example.com',
  '192.0.2.7',
  '2001:db8::1',
  'xn--wgv71a119e.jp',
];
const watch = createWatch(hosts);

function watched(address: string, look = watch): Watched | undefined {
  const bytes = Buffer.from(`left ${address} right`);
  return look(bytes, 5, bytes.length - 6);
}

const own = [
  'https://example.co.jp/login?next=1',
  'https://WWW.Example.CO.JP',
  'example.co.jp',
  'www.example.co.jp:8443/a:b',
  'http://user:pass@www.example.co.jp/',
  'https://www.example.co.jp./',
  'https:\\\\www.example.co.jp\\a',
  'android://c2lnbmF0dXJl==@example.co.jp/',
  'android://c2lnbmF0dXJl==@jp.co.example.trader/',
  'ftp://trade.example.com',
  'http://192.0.2.7:8080/',
  '192.0.2.7',
  'http://[2001:db8::1]:443/',
  'https://日本語.jp/',
  'https://www.日本語.jp/',
];

const others = [
  'https://example.co.jp.evil.example/',
  'https://evil.example/example.co.jp',
  'https://example.co.jp@evil.example/',
  'https://notexample.co.jp/',
  'https://com/trade.example.com',
  'https://example.com/',
  'http://1192.0.2.7/',
  'http://5.192.0.2.7/',
  'android://x@com.evil/',
  'https://jp.co.example.trader/',
  'https://',
  '',
  `https://${'a'.repeat(300)}.example.co.jp/`,
];

for (const address of own)
  test(`covers ${address}`, () => assert.equal(watched(address)?.kind, 'own'));

for (const address of others)
  test(`does not cover ${address.slice(0, 60)}`, () => assert.equal(watched(address), undefined));

test('names the entry that covers and the host itself', () => {
  assert.deepEqual(watched('https://a.b.example.co.jp/'), {
    host: 'a.b.example.co.jp',
    watched: 'example.co.jp',
    kind: 'own',
  });
});

test('asks the judge once for a host that is not its own, and keeps what is likely enough', () => {
  const asked: string[] = [];
  const judged = createWatch(hosts, (host) => {
    asked.push(host);
    if (host.includes('examp1e')) return { risk: 0.9, brand: 'example' };
    return { risk: host === 'even.test' ? 0.5 : 0.49 };
  });
  for (let times = 0; times < 3; times += 1) {
    assert.equal(watched('https://www.examp1e-co-jp.test/a', judged)?.watched, 'example');
    assert.equal(watched('https://news.test/', judged), undefined);
    assert.equal(watched('https://even.test/', judged)?.watched, 'even.test');
    assert.equal(watched('https://www.example.co.jp/', judged)?.kind, 'own');
  }
  assert.deepEqual(asked, ['www.examp1e-co-jp.test', 'news.test', 'even.test']);
});

test('stays right when more hosts come than it remembers', () => {
  const judged = createWatch(hosts, () => undefined);
  for (let at = 0; at < 70_000; at += 1) watched(`https://h${at}.test/`, judged);
  assert.equal(watched('https://www.example.co.jp/', judged)?.kind, 'own');
});
