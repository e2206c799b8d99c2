import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUtf8Reader, isBinary } from './to-utf8.ts';

const text = 'URL: https://example.co.jp\r\nログイン: 太郎タロウﾀﾛｳ\r\nPassword: ソ表—x\r\n';

/** Shift_JIS of the line above, made once by iconv: there is no encoder in Node. */
const shiftJis = Buffer.from(
  '55524c3a2068747470733a2f2f6578616d706c652e636f2e6a700d0a838d834f8343' +
    '83933a2091be9859835e838d8345c0dbb30d0a50617373776f72643a20835c955c815c780d0a',
  'hex',
);

function read(bytes: Buffer, chunkBytes: number): string {
  const reader = createUtf8Reader();
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes)
    pieces.push(Buffer.from(reader.push(Buffer.from(bytes.subarray(at, at + chunkBytes)))));
  pieces.push(reader.end());
  return Buffer.concat(pieces)
    .toString()
    .replace(/^\uFEFF/, '');
}

const inEncodings: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(text),
  'UTF-8 with a mark': Buffer.from(`\uFEFF${text}`),
  'UTF-16 with a mark': Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 without a mark': Buffer.from(text.repeat(8), 'utf16le'),
  'UTF-16, high byte first': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  Shift_JIS: shiftJis,
};

for (const [name, bytes] of Object.entries(inEncodings))
  for (const chunkBytes of [600, 1000, 1 << 20])
    test(`reads ${name} in chunks of ${chunkBytes}`, () => {
      const expected = name === 'UTF-16 without a mark' ? text.repeat(8) : text;
      // A dash has two places in Shift_JIS and Unicode; both are dashes.
      assert.equal(read(bytes, chunkBytes).replaceAll('―', '—'), expected);
    });

test('reads Shift_JIS in the smallest pieces', () => {
  assert.equal(
    read(Buffer.concat([Buffer.from('a\n'), shiftJis]), 7).replaceAll('―', '—'),
    `a\n${text}`,
  );
});

test('reads Western and Cyrillic bytes as letters of some kind, and their ASCII as it is', () => {
  const latin = Buffer.from('Login: jo\xe3o\nPassword: x\n', 'latin1');
  assert.equal(read(latin, 1 << 20), 'Login: joão\nPassword: x\n');
  const cyrillic = Buffer.from('cfeef7f2e03a207461726f0a', 'hex');
  assert.match(read(cyrillic, 1 << 20), /: taro\n$/);
});

test('one broken line does not spoil the others', () => {
  const bytes = Buffer.concat([
    Buffer.from(text),
    Buffer.from([0x80, 0xff, 0x0a]),
    Buffer.from(text),
  ]);
  assert.ok(read(bytes, 1 << 20).endsWith(text));
});

test('tells a binary file from UTF-16', () => {
  assert.equal(isBinary(Buffer.from(text, 'utf16le')), false);
  assert.equal(isBinary(Buffer.from(text)), false);
  assert.equal(isBinary(Buffer.from('SQLite format 3\0\x10\0\x01\x01\0\x40')), true);
  assert.equal(isBinary(Buffer.alloc(4096)), true);
});
