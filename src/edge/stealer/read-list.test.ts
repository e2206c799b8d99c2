import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { hostEntry, readHostList } from './read-list.ts';
import { filesIn, temporaryFolder } from './test-scan.ts';

const entries: Readonly<Record<string, string | undefined>> = {
  'example.co.jp': 'example.co.jp',
  'https://www.Example.co.jp:8443/login': 'www.example.co.jp',
  '*.example.co.jp': 'example.co.jp',
  '.example.co.jp.': 'example.co.jp',
  'android://sig==@jp.co.example.trader/': 'jp.co.example.trader',
  '日本語.jp': 'xn--wgv71a119e.jp',
  '192.0.2.7': '192.0.2.7',
  '[2001:DB8::1]:443': '2001:db8::1',
  '://': undefined,
};

for (const [text, host] of Object.entries(entries))
  test(`reads the entry ${text}`, () => assert.equal(hostEntry(text), host));

test('refuses what would watch everybody, and leaves remarks out', async (t) => {
  const folder = await filesIn(await temporaryFolder(t), {
    'hosts.txt': '\uFEFF# our hosts\nexample.co.jp\n\ncom\n  example.co.jp \nlocalhost\n',
  });
  assert.deepEqual(await readHostList(join(folder, 'hosts.txt')), {
    hosts: ['example.co.jp'],
    refused: ['com', 'localhost'],
  });
});
