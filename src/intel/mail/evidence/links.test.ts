import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Link, mailboxOf } from '../mail.ts';
import { found, linksTo, sbi, stranger } from '../test-mail.ts';
import * as link from './links.ts';

test('the judged link is the worst one', () => {
  const value = found(link.judgedLink, {
    links: linksTo('https://www.sbisec.co.jp/', 'https://sbisec.evil.cn/'),
  });
  assert.ok(value > 0.8, `${value}`);
  assert.equal(found(link.judgedLink, { links: linksTo('https://example.org/') }), 0);
});

test('claims a firm and leads elsewhere, wholly or in part', () => {
  const evil = 'https://a.evil.cn/';
  assert.equal(found(link.claimsFirmLeadsElsewhere, { from: stranger, links: linksTo(evil) }), 1);
  const mixed = linksTo(evil, 'https://www.sbisec.co.jp/');
  assert.equal(found(link.claimsFirmLeadsElsewhere, { from: stranger, links: mixed }), 0.7);
  assert.equal(found(link.claimsFirmLeadsElsewhere, { links: linksTo(evil) }), 0);
});

test('a mail that leads only to the firm whose address it shows', () => {
  const links = linksTo('https://www.sbisec.co.jp/');
  assert.equal(found(link.leadsNowhereElse, { from: sbi, links }), 1);
  assert.equal(found(link.leadsNowhereElse, { from: sbi }), 1);
  assert.equal(found(link.leadsNowhereElse, { from: stranger, links }), 0);
  assert.equal(found(link.leadsNowhereElse, { from: sbi, links: linksTo('https://evil.cn/') }), 0);
  assert.equal(
    found(link.leadsNowhereElse, { from: sbi, replyTo: mailboxOf('', 'a@gmail.com') }),
    0,
  );
  const picture = { extension: '.png', type: 'image/png', bytes: 9, asksPassword: false };
  assert.ok(found(link.leadsNowhereElse, { from: sbi, attachments: [picture] }) < 0.5);
});

test('the text of a link that names another site', () => {
  const lying = (text: string, url: string): Link[] => [{ url, text, source: 'html' }];
  assert.equal(
    found(link.linkTextLies, { links: lying('https://www.sbisec.co.jp/', 'https://evil.cn/') }),
    1,
  );
  assert.equal(
    found(link.linkTextLies, { links: lying('www.sbisec.co.jp', 'https://site1.sbisec.co.jp/') }),
    0,
  );
  assert.equal(found(link.linkTextLies, { links: lying('こちら', 'https://evil.cn/') }), 0);
});

test('numeric, short, freely hosted, new and random hosts', () => {
  assert.equal(found(link.addressLink, { links: linksTo('http://198.51.100.7/a') }), 1);
  assert.equal(found(link.shortLink, { links: linksTo('https://bit.ly/x') }), 1);
  assert.equal(found(link.freelyHostedLink, { links: linksTo('https://a-1.web.app/') }), 1);
  assert.equal(
    found(link.freelyHostedLink, {
      links: linksTo('https://s3.ap-northeast-1.amazonaws.com/b/i.html'),
    }),
    1,
  );
  assert.equal(found(link.newSuffixLink, { links: linksTo('https://a.cyou/') }), 1);
  assert.ok(found(link.randomHostLink, { links: linksTo('https://k3x9qz7w.com/') }) > 0.3);
  for (const one of [
    link.addressLink,
    link.shortLink,
    link.freelyHostedLink,
    link.newSuffixLink,
    link.randomHostLink,
  ])
    assert.equal(found(one, { links: linksTo('https://www.tokaitokyo.co.jp/otome/') }), 0, one.id);
});

test('hosts and links that read as others', () => {
  for (const url of [
    'https://sbisec.co.jp@evil.cn/',
    'https://www-sbisec-co-jp.qhv7.cn/',
    'https://mizuho-sc.com-login.xkw.top/',
    'https://ｒakuten.evil.xyz/',
  ])
    assert.ok(found(link.disguisedLink, { links: linksTo(url) }) >= 0.8, url);
  for (const url of ['https://www.example.com/', 'https://shop.example.co.jp/'])
    assert.equal(found(link.disguisedLink, { links: linksTo(url) }), 0, url);
});

test('a code in a picture, unless it leads to who the mail is from', () => {
  const coded = (url: string): Link[] => [{ url, source: 'qr' }];
  assert.equal(found(link.codeInPicture, { from: stranger, links: coded('https://evil.top/') }), 1);
  assert.equal(
    found(link.codeInPicture, { from: sbi, links: coded('https://www.sbisec.co.jp/app') }),
    0,
  );
});

test('links that all lead away from the sender', () => {
  assert.equal(found(link.linksAway, { links: linksTo('https://other.jp/') }), 1);
  assert.equal(
    found(link.linksAway, { links: linksTo('https://other.jp/', 'https://www.example.co.jp/') }),
    0,
  );
});
