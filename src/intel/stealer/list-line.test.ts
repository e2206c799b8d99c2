import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createListLine, readListLine } from './list-line.ts';

function parts(line: string): string[] | undefined {
  const row = createListLine();
  const bytes = Buffer.from(`before ${line}`);
  if (!readListLine(row, bytes, 7, bytes.length)) return undefined;
  const text = (from: number, to: number): string => bytes.toString('utf8', from, to);
  return [
    text(row.urlStart, row.urlEnd),
    text(row.loginStart, row.loginEnd),
    text(row.passwordStart, row.passwordEnd),
  ];
}

const rows: Readonly<Record<string, readonly [string, string, string]>> = {
  'https://a.example/x:user:pass': ['https://a.example/x', 'user', 'pass'],
  'https://a.example:user:pa:ss': ['https://a.example', 'user', 'pa:ss'],
  'https://a.example:8443/x:user:pass': ['https://a.example:8443/x', 'user', 'pass'],
  'https://a.example:443:user:pass': ['https://a.example:443', 'user', 'pass'],
  'https://a.example:1234567:pass': ['https://a.example', '1234567', 'pass'],
  'https://a.example:00123:pass': ['https://a.example', '00123', 'pass'],
  'https://a.example/?to=https://b.example/:user:pass': [
    'https://a.example/?to=https://b.example/',
    'user',
    'pass',
  ],
  'https://a.example/x;jsessionid=1:user:pass': [
    'https://a.example/x;jsessionid=1',
    'user',
    'pass',
  ],
  'https://a.example/x:user:pa|ss|x': ['https://a.example/x', 'user', 'pa|ss|x'],
  'https://a.example/x|user|pa:ss': ['https://a.example/x', 'user', 'pa:ss'],
  'android://a1B2==@jp.example.app/:user:pass': [
    'android://a1B2==@jp.example.app/',
    'user',
    'pass',
  ],
  'http://192.0.2.7:8080:user:pass': ['http://192.0.2.7:8080', 'user', 'pass'],
  'http://[2001:db8::1]:8080/x:user:pass': ['http://[2001:db8::1]:8080/x', 'user', 'pass'],
  'a.example/login:user:pass': ['a.example/login', 'user', 'pass'],
  '192.0.2.7:user:pass': ['192.0.2.7', 'user', 'pass'],
  'user@mail.example:pass:https://a.example/': ['https://a.example/', 'user@mail.example', 'pass'],
  'user:pa:ss:https://a.example/': ['https://a.example/', 'user', 'pa:ss'],
  'user;pass;https://a.example/': ['https://a.example/', 'user', 'pass'],
};

for (const [line, expected] of Object.entries(rows))
  test(`splits ${line}`, () => assert.deepEqual(parts(line), expected));

for (const line of [
  'https://a.example/only/an/address',
  'https://a.example/x:user',
  'https://a.example/x:user:',
  'Chat Public: https://t.example/chat',
  'svchost.exe:1234:C:\\Windows',
  'Node.js - 20.9.0',
  'user:pass',
  'see https://a.example/ for more',
  'C:\\Users\\taro:x:y',
])
  test(`takes no row from ${line}`, () => assert.equal(parts(line), undefined));
