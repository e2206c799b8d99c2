import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readText } from './test-reader.ts';
import { createWatch } from './watch.ts';

test('undoes the escapes of JSON', () => {
  const password = 'q"\\/\n\u00e9\u{1f600}z';
  const object = { url: 'https://a.example.com/', login: 'taro', password };
  const ascii = JSON.stringify(object).replace(/[^ -~]/g, (unit) =>
    unit === '\n' ? '\\n' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  for (const text of [JSON.stringify(object), ascii])
    assert.deepEqual(readText(text).credentials, [`a.example.com taro ${password}`]);
});

test('reads tables with their columns in any order and their delimiter', () => {
  const rows: Readonly<Record<string, string>> = {
    'password;login;url': 'p;"t;x";https://a.example.com/',
    'Title\tURL\tUsername\tPassword': 'x\thttps://a.example.com/\tt;x\tp',
    '"url","username","password","httpRealm"': '"https://a.example.com/","t;x","p",""',
  };
  for (const [header, row] of Object.entries(rows))
    assert.deepEqual(readText(`${header}\n${row}\n`).credentials, ['a.example.com t;x p'], header);
});

test('undoes doubled quotation marks in tables', () => {
  const text = 'url,username,password\nhttps://a.example.com/,taro,"p""q,r"\n';
  assert.deepEqual(readText(text).credentials, ['a.example.com taro p"q,r']);
});

test('reads a login without a password as that, and leaves a field too long to be one', () => {
  const long = 'x'.repeat(5_000);
  const text = `URL: https://a.example.com/\nLogin: taro\n\nURL: https://b.example.com/\nLogin: hana\nPassword: ${long}\n\n`;
  assert.deepEqual(readText(text).credentials, ['a.example.com taro ', 'b.example.com hana ']);
});

test('a password on a line of its own goes on to the end of it, whatever it holds', () => {
  const text = 'URL: https://a.example.com/\nLogin: taro\nPassword: p | Login: x\n\n';
  assert.deepEqual(readText(text).credentials, ['a.example.com taro p | Login: x']);
});

test('a credential of one host does not take the login of another', () => {
  const watch = createWatch(['example.co.jp']);
  const other = 'URL: https://b.example.com/\nLogin: other\nPassword: secret-of-other\n';
  const own = 'URL: https://www.example.co.jp/\nLogin: hana\nPassword: p\n';
  const texts = [other + own, `${other}\n${own}`, `${other}\n\n${own}`, own + other];
  for (const text of texts)
    assert.deepEqual(readText(text, { watch }).credentials, ['www.example.co.jp hana p']);
});

test('whatever the bytes, it neither fails nor goes on without end', () => {
  const pieces = fc.constantFrom(
    ...['URL: ', 'https://', 'a.example.com', 'Login', 'Password: ', ':', '|', '\t', '"', '{', '}'],
    ...[
      '\\u12',
      '\\',
      '\n',
      '\r\n',
      '\n\n',
      '=====\n',
      '：',
      'TRUE\t',
      '@',
      '[',
      ']',
      ',',
      ';',
      '::',
    ],
    ...['android://', '.', '\u0000', 'é', '日本', 'xn--', '1234567', 'url,username,password\n'],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 }))),
      (parts) => {
        readText(Buffer.from(parts.join('')));
      },
    ),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readText(Buffer.from(bytes));
    }),
  );
});
