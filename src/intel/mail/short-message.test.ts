import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShortMessage } from './short-message.ts';

test('reads sender, time and links of a message file', () => {
  const mail = readShortMessage(
    'From: +819012345678\nDate: Sat, 03 May 2025 22:17:00 +0900\n\n【楽天証券】停止 http://x.evil.top/a\n',
  );
  assert.equal(mail.kind, 'sms');
  assert.equal(mail.from.address, '+819012345678');
  assert.equal(mail.timeMs, Date.parse('2025-05-03T13:17:00Z'));
  assert.deepEqual(
    mail.links.map(({ url }) => url),
    ['http://x.evil.top/a'],
  );
});

test('a message without header lines is all text', () => {
  const mail = readShortMessage('認証番号は 123456 です');
  assert.equal(mail.text, '認証番号は 123456 です');
  assert.equal(mail.timeMs, undefined);
});
