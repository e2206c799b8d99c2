import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeyReader } from './key-reader.ts';
import { allWords, joinWords } from './role-words.ts';

const keys = createKeyReader(allWords());

function roleOf(key: string, reader = keys): string {
  const bytes = Buffer.from(key);
  return reader.roleOf(bytes, 0, bytes.length);
}

const expected: Readonly<Record<string, readonly string[]>> = {
  url: [
    'URL',
    'Host',
    'UR1',
    'URL 2',
    'Login URL',
    'Web-Site',
    'サイト',
    'Сайт',
    'САЙТ',
    'hostnames',
  ],
  login: [
    'Login',
    'USER',
    'User Name',
    'U53RN4M3',
    'USER LOGIN',
    'E-Mail',
    'ログインＩＤ',
    'Usr',
    'username2',
  ],
  password: [
    'Password',
    'PASS',
    'P455W0RD',
    'p@ss',
    'USER PASSWORD',
    'Pasword',
    'パスワード',
    'пароль',
  ],
  app: ['Soft', 'Application', 'browser'],
  machine: ['HWID', 'Machine ID', 'MachineID'],
  computer: ['Computer Name', 'MachineName', 'PC Name'],
  zone: ['Time Zone', 'TimeZone'],
  keyboard: ['Available KeyboardLayouts', 'Keyboard Languages'],
  date: ['Log date', 'Local Date'],
  other: ['TITLE', 'Card number', 'Install Date', 'IP', 'Password created'],
  unknown: ['', 'csrss', 'www.example.com', 'C:\\Users', 'a/b', 'taro@example.com', 'x'.repeat(60)],
};

for (const [role, words] of Object.entries(expected))
  test(`knows the keys of ${role}`, () => {
    for (const word of words) assert.equal(roleOf(word), role, word);
  });

test('guesses from one family what another calls the same thing', () => {
  const short = createKeyReader(joinWords({ url: ['URL'], login: ['USER'], password: ['PASS'] }));
  assert.equal(roleOf('Username', short), 'login');
  assert.equal(roleOf('Password', short), 'password');
  const long = createKeyReader(joinWords({ login: ['Username'], password: ['Password'] }));
  assert.equal(roleOf('USER', long), 'login');
  assert.equal(roleOf('PASS', long), 'password');
});

test('in the middle of a line takes known words only', () => {
  const bytes = Buffer.from('Username');
  const reader = createKeyReader(joinWords({ login: ['USER'] }));
  assert.equal(reader.knownRoleOf(bytes, 0, bytes.length), 'unknown');
  assert.equal(reader.knownRoleOf(bytes, 0, 4), 'login');
});

test('stays right when more different keys come than it remembers', () => {
  for (let at = 0; at < 10_000; at += 1) roleOf(`key${at.toString(36)}x`);
  assert.equal(roleOf('Pasword'), 'password');
});
