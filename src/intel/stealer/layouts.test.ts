import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './test-reader.ts';

/** Two credentials in every layout: what differs is how they are written down. */
const first = 'www.example.co.jp 001-1234567 Sakura!23';
const second = 'login.example.com taro@example.net p:w=d|x y';
const both = [first, second];

const [u1, l1, p1] = ['https://www.example.co.jp/login', '001-1234567', 'Sakura!23'];
const [u2, l2, p2] = ['https://login.example.com:8443/a?b=c', 'taro@example.net', 'p:w=d|x y'];

function blocks(block: (url: string, login: string, password: string) => string): string {
  return block(u1, l1, p1) + block(u2, l2, p2);
}

/** Families as public descriptions show them, then layouts of our own making. */
const layouts: Readonly<Record<string, string>> = {
  'RedLine, META': blocks(
    (u, l, p) =>
      `URL: ${u}\r\nUsername: ${l}\r\nPassword: ${p}\r\nApplication: Chrome\r\n===============\r\n`,
  ),
  Vidar: blocks(
    (u, l, p) => `Soft: Google Chrome [Default]\nHost: ${u}\nLogin: ${l}\nPassword: ${p}\n\n\n`,
  ),
  Lumma: blocks((u, l, p) => `SOFT: Chrome Default (132.0)\nURL: ${u}\nUSER: ${l}\nPASS: ${p}\n`),
  StealC: blocks(
    (u, l, p) =>
      `browser: Google Chrome\nprofile: Default\nurl: ${u}\nlogin: ${l}\npassword: ${p}\n\n`,
  ),
  Raccoon: blocks((u, l, p) => `URL:${u}\nUSR:${l}\nPASS:${p}\n\n`),
  'RisePro, against search': blocks(
    (u, l, p) => `UR1: ${u}\nU53RN4M3: ${l}\nP455W0RD: ${p}\nStorage: Chrome\n\n`,
  ),
  DCRat: blocks(
    (u, l, p) => `[Chrome]\nSITE: ${u}\nUSER LOGIN: ${l}\nUSER PASSWORD: ${p}\n----------\n`,
  ),
  Atomic: blocks((u, l, p) => `Hostname: ${u}\nLogin: ${l}\nPass: ${p}\n\n`),
  'NirSoft columns': blocks(
    (u, l, p) =>
      `==================================================\nOrigin URL        : ${u}\nAction URL        : \n` +
      `User Name Field   : id\nUser Name         : ${l}\nPassword          : ${p}\nCreated Time      : 2025/01/02\n` +
      '==================================================\n',
  ),
  'equals signs': blocks((u, l, p) => `url = ${u}\nuser = ${l}\npwd = ${p}\n\n`),
  'arrows and bullets': blocks(
    (u, l, p) => `[+] Link => ${u}\n[+] Account => ${l}\n[+] Passwd => ${p}\n\n`,
  ),
  'a frame': blocks(
    (u, l, p) => `+------+\n| URL: ${u} |\n| Login: ${l} |\n| Password: ${p} |\n+------+\n`,
  ),
  'password first': blocks((u, l, p) => `Password: ${p}\nLogin: ${l}\nURL: ${u}\n\n`),
  'a blank line between fields': blocks(
    (u, l, p) => `URL: ${u}\n\nLogin: ${l}\n\nPassword: ${p}\n\n\n`,
  ),
  'values on the next line': blocks((u, l, p) => `URL:\n${u}\nLogin:\n${l}\nPassword:\n${p}\n\n`),
  'one line, keys and bars': blocks((u, l, p) => `URL: ${u} | Login: ${l} | Password: ${p}\n`),
  'one line, keys and spaces': blocks((u, l, p) => `Host: ${u} Login: ${l} Password: ${p}\n`),
  'XML, a record a line': blocks(
    (u, l, p) => `<item><origin>${u}</origin><uname>${l}</uname><pwd>${p}</pwd></item>\n`,
  ),
  'tabs, and a column after the password': blocks((u, l, p) => `${u}\t${l}\t${p}\tOpera\n`),
  'no keys at all': blocks((u, l, p) => `${u}\n${l}\n${p}\n\n`),
  'an address and keys': blocks((u, l, p) => `${u}\nLogin: ${l}\nPassword: ${p}\n\n`),
  Russian: blocks((u, l, p) => `Сайт: ${u}\nЛогин: ${l}\nПароль: ${p}\n\n`),
  Japanese: blocks((u, l, p) => `サイト：${u}\nログインＩＤ：${l}\nパスワード：${p}\n\n`),
  Chinese: blocks((u, l, p) => `网址: ${u}\n用户名: ${l}\n密码: ${p}\n\n`),
  'keys never seen': blocks(
    (u, l, p) => `Zielort: ${u}\nKennung: ${l}\nGeheimnis: ${p}\nWoher: Chrome\n`,
  ),
  'misspelt keys': blocks((u, l, p) => `URLL: ${u}\nLogni: ${l}\nPasword: ${p}\n\n`),
  'two fields for each': blocks(
    (u, l, p) =>
      `URL: ${u}\nForm URL: https://elsewhere.example\nLogin: ${l}\nEmail: x@example.org\nPassword: ${p}\n\n`,
  ),
  YAML: blocks((u, l, p) => `- url: ${u}\n  login: ${l}\n  password: ${p}\n`),
  'JSON, one pair a line': `[\n${blocks(
    (u, l, p) => `  {\n    "url": "${u}",\n    "username": "${l}",\n    "password": "${p}"\n  },\n`,
  )}]\n`,
  'JSON, one object a line': blocks(
    (u, l, p) => `${JSON.stringify({ browser: 'Chrome', url: u, login: l, password: p })}\n`,
  ),
  'JSON on one line': `[${blocks((u, l, p) => `{"url":"${u.replaceAll('/', '\\/')}","user":"${l}","pass":"${p}"},`)}]`,
  'list, colons': blocks((u, l, p) => `${u}:${l}:${p}\n`),
  'list, bars': blocks((u, l, p) => `${u}|${l}|${p}\n`),
  'list, tabs': blocks((u, l, p) => `${u}\t${l}\t${p}\n`),
  'list, spaces': blocks((u, l, p) => `${u} ${l} ${p}\n`),
  'list, address last': blocks((u, l, p) => `${l}:${p}:${u}\n`),
  'list without schemes': blocks((u, l, p) => `${u.replace('https://', '')}:${l}:${p}\n`),
  'table of a browser': `name,url,username,password,note\n${blocks((u, l, p) => `x,${u},${l},"${p}",\n`)}`,
};

for (const [name, text] of Object.entries(layouts))
  test(`reads ${name}`, () => {
    assert.deepEqual(readText(text).credentials, both);
  });

test('banners of sellers around and between blocks change nothing', () => {
  const banner =
    '╔══════════════╗\n║ BEST LOGS    ║\n╚══════════════╝\nSeller: @someone\nBuy now: https://t.me/someone\n\n';
  for (const name of ['RedLine, META', 'Vidar', 'StealC', 'Raccoon', 'Atomic']) {
    const [, ...rest] = layouts[name]!.split(/(?=^(?:URL|Soft|browser|Hostname):)/m);
    const text = banner + [layouts[name]!.slice(0, -rest.join('').length), ...rest].join(banner);
    assert.deepEqual(readText(text).credentials.slice(-2), both, name);
  }
});

test('takes no title, time or card for a login or password', () => {
  const history = 'URL: https://www.example.co.jp/\nTITLE: Welcome\nTIME: 30.07.2025 10:00:00\n\n';
  const cards = 'Holder: Taro\nCard: 4111111111111111\nExp: 01/27\n';
  assert.equal(readText(history + cards).counts.blocks, 0);
});

test('keeps a block of one login from the next block of another', () => {
  const text =
    'URL: https://a.example.com\nLogin: a\n\nURL: https://b.example.com\nLogin: b\nPassword: pb\n\n';
  assert.deepEqual(readText(text).credentials, ['a.example.com a ', 'b.example.com b pb']);
});

test('a password alone on its line keeps the marks it begins with', () => {
  for (const password of ['!Qwerty1', '"q"', '#1', '-x', '@home', '*a*']) {
    const { credentials } = readText(`${u1}\n${l1}\n${password}\n\n`);
    assert.deepEqual(credentials, [`www.example.co.jp ${l1} ${password}`]);
  }
  const bullets = readText(`- ${u1}\n- ${l1}\n- ${p1}\n\n`);
  assert.deepEqual(bullets.credentials, [`www.example.co.jp ${l1} ${p1}`]);
});
