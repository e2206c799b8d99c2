import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withReadableHeaders } from './header-text.ts';

test('a mail in order is not touched', () => {
  for (const text of ['From: a@b.jp\r\n\r\nx', 'Subject: 日本語\n\nx', ''])
    assert.equal(Buffer.from(withReadableHeaders(Buffer.from(text))).toString(), text);
});

test('escape sequences and EUC-JP in headers become UTF-8, the body stays', () => {
  const escaped = Buffer.from('Subject: \x1b$B$*5RMM\x1b(B\n\n\x1b$B$*\x1b(B', 'latin1');
  assert.equal(
    Buffer.from(withReadableHeaders(escaped)).toString('latin1').slice(-8),
    '\x1b$B$*\x1b(B',
  );
  assert.match(Buffer.from(withReadableHeaders(escaped)).toString(), /^Subject: お客様\n/);
});
