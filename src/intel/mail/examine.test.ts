import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxOf } from './mail.ts';
import { examined, linksTo, sbi, type testMail } from './test-mail.ts';

const claimed = (changes: Parameters<typeof testMail>[0]) => examined(changes).claimed?.id;

test('claims by display name, by brackets in the subject, by signature', () => {
  assert.equal(claimed({ from: mailboxOf('楽天証券', 'a@b.top') }), 'rakuten');
  assert.equal(claimed({ subject: '【松井証券】お知らせ' }), 'matsui');
  assert.equal(claimed({ text: 'お知らせです。\n\n株式会社SBI証券\n' }), 'sbi');
  assert.equal(claimed({ text: 'お知らせです。\n岡三証券 お客様センター' }), 'okasan');
});

test('naming a firm is not claiming to be it', () => {
  assert.equal(claimed({ text: '楽天証券とSBI証券で被害が増えている。\n続きは紙面で' }), undefined);
  assert.equal(claimed({ subject: 'SBI証券の口座について質問' }), undefined);
});

test('a short message claims in its first words', () => {
  const from = mailboxOf('', '+819012345678');
  assert.equal(claimed({ kind: 'sms', from, text: 'SBI証券より:補償の申請を' }), 'sbi');
  assert.equal(
    claimed({ kind: 'sms', from, text: '今度一緒に昼ごはんに行きませんか。野村證券の近くで' }),
    undefined,
  );
});

test('links for looks are left out, and each is judged at the time of the mail', () => {
  const { links } = examined({
    links: linksTo('http://www.w3.org/1999/xhtml', 'https://www.sbisec.co.jp/', 'not a url'),
  });
  assert.deepEqual(
    links.map(({ parsed }) => parsed.host),
    ['www.sbisec.co.jp'],
  );
  assert.equal(links[0].owner?.id, 'sbi');
});

test('the sender is the firm whose domain he writes from, and nobody else', () => {
  assert.equal(examined({ from: sbi }).sender?.id, 'sbi');
  assert.equal(examined({ from: mailboxOf('SBI証券', 'a@b.top') }).sender, undefined);
  assert.equal(examined({ from: mailboxOf('SBI証券', '') }).sender, undefined);
});
