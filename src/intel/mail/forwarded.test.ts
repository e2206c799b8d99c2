import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forwardedIn } from './forwarded.ts';
import { linksTo, testMail } from './test-mail.ts';

test('reads a letter forwarded by a web mail service', () => {
  const letter = forwardedIn(
    testMail({
      subject: 'Fwd: 【SBI証券】確認',
      text: '怪しいです。\n\n---------- Forwarded message ---------\nFrom: SBI証券 <x@evil.cn>\nDate: 2025年5月22日(木) 4:02\nSubject: 【SBI証券】確認\nTo: <a@b.jp>\n\n本文です',
      links: linksTo('https://evil.cn/a'),
    }),
  );
  assert.equal(letter?.from.address, 'x@evil.cn');
  assert.equal(letter?.subject, '【SBI証券】確認');
  assert.equal(letter?.timeMs, Date.UTC(2025, 4, 21, 19, 2));
  assert.equal(letter?.text.trim(), '本文です');
  assert.equal(letter?.quoted, true);
  assert.equal(letter?.links.length, 1);
});

test('lines without anything may stand between the marker and the headers', () => {
  const text =
    '---------- Forwarded message ---------\n\n\nFrom: A <x@evil.cn>\nSubject: 確認\n\n本文';
  const letter = forwardedIn(testMail({ text }));
  assert.equal(letter?.from.address, 'x@evil.cn');
  assert.equal(letter?.text.trim(), '本文');
});

test('reads Japanese header names, quoted lines and the innermost of two', () => {
  const text =
    '> -----元のメッセージ-----\n> 差出人: A <a@one.jp>\n> 件名: 外\n>\n> ________________________________\n> 差出人: みずほ証券 [mailto:b@two.top]\n> 送信日時: 2025年6月2日 3:41\n> 件名: 中\n>\n> 内容';
  const letter = forwardedIn(testMail({ text }));
  assert.equal(letter?.from.domain, 'two.top');
  assert.equal(letter?.subject, '中');
});

test('a ruler or a signature is no forwarded letter', () => {
  assert.equal(
    forwardedIn(testMail({ text: '本文\n____________________\n山田\nFrom: 東京' })),
    undefined,
  );
  assert.equal(forwardedIn(testMail({ text: `${'-'.repeat(40)}\n`.repeat(5_000) })), undefined);
});
