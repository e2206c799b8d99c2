import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailboxOf } from '../mail.ts';
import { found, sbi, stranger } from '../test-mail.ts';
import * as sender from './sender.ts';

test('claims a firm from elsewhere', () => {
  assert.equal(found(sender.claimsFirmElsewhere, { from: stranger }), 1);
  assert.equal(found(sender.claimsFirmElsewhere, { from: sbi }), 0);
  assert.equal(
    found(sender.claimsFirmElsewhere, { from: mailboxOf('金融庁', 'a@fsa-go-jp.org') }),
    1,
  );
  assert.equal(
    found(sender.claimsFirmElsewhere, { from: mailboxOf('野村證券', 'ir@nomuraholdings.com') }),
    0,
  );
});

test('claims another company from elsewhere', () => {
  assert.equal(found(sender.claimsOtherElsewhere, { from: mailboxOf('Netflix', 'a@x.shop') }), 1);
  assert.equal(
    found(sender.claimsOtherElsewhere, { from: mailboxOf('Netflix', 'info@mail.netflix.com') }),
    0,
  );
});

test('shows another domain as its name', () => {
  assert.equal(found(sender.nameIsDomain, { from: mailboxOf('sbisec.co.jp', 'a@x.top') }), 1);
  assert.equal(found(sender.nameIsDomain, { from: mailboxOf('x.co.jp', 'a@mail.x.co.jp') }), 0);
});

test('a company on a free mail service; a person there is nobody', () => {
  assert.equal(
    found(sender.companyOnFreeMail, { from: mailboxOf('松井証券 サポート', 'm@gmail.com') }),
    1,
  );
  assert.equal(found(sender.companyOnFreeMail, { from: mailboxOf('山田 花子', 'm@gmail.com') }), 0);
});

test('an office that its address knows nothing of', () => {
  assert.equal(
    found(sender.officeElsewhere, { from: mailboxOf('Account Support', 'a@qwe.com') }),
    1,
  );
  assert.equal(found(sender.officeElsewhere, { from: mailboxOf('Acme Support', 'a@acme.com') }), 0);
});

test('answers that go elsewhere', () => {
  const replyTo = mailboxOf('', 'refund@outlook.com');
  assert.equal(found(sender.replyToFreeMail, { replyTo }), 1);
  assert.equal(
    found(sender.replyToFreeMail, { from: mailboxOf('', 'refund@outlook.com'), replyTo }),
    0,
  );
  assert.equal(found(sender.replyElsewhere, { replyTo: mailboxOf('', 'a@other.jp') }), 1);
  assert.equal(found(sender.replyElsewhere, { replyTo: mailboxOf('', 'a@mail.example.co.jp') }), 0);
});

test('an envelope from elsewhere, unless a list or proven', () => {
  assert.equal(found(sender.returnElsewhere, { returnPath: mailboxOf('', 'root@vps.top') }), 1);
  assert.equal(
    found(sender.returnElsewhere, { returnPath: mailboxOf('', 'list-bounces@lists.org') }),
    0,
  );
  const authentication = { spf: 'pass', dkim: 'pass', dmarc: 'pass', proven: true };
  assert.equal(
    found(sender.returnElsewhere, { returnPath: mailboxOf('', 'b@mailer.jp'), authentication }),
    0,
  );
});

test('addresses that cannot exist', () => {
  for (const address of ['notifica@correios', 'a@b.cll', 'a@x,de', 'nobody'])
    assert.equal(found(sender.impossibleSender, { from: mailboxOf('x', address) }), 1, address);
  assert.equal(found(sender.impossibleSender, { from: mailboxOf('x', 'a@b.co.jp') }), 0);
  assert.equal(
    found(sender.impossibleSender, { kind: 'sms', from: mailboxOf('', '09012345678') }),
    0,
  );
});

test('machine-drawn names, new endings, trial tenants', () => {
  assert.ok(
    found(sender.randomSender, { from: mailboxOf('', 'y8q1ihh.voi70i7@fgdjdyh.com') }) > 0.3,
  );
  assert.equal(found(sender.randomSender, { from: mailboxOf('', 'taro.sekino@matsuyama.jp') }), 0);
  assert.equal(found(sender.newSuffixSender, { from: stranger }), 1);
  assert.equal(found(sender.newSuffixSender, { from: sbi }), 0);
  assert.equal(
    found(sender.tenantSender, { returnPath: mailboxOf('', 'a@mar2019.onmicrosoft.com') }),
    1,
  );
});

test('a short message in the name of a firm from a mobile or foreign number', () => {
  const text = '【楽天証券】取引を停止します';
  const from = (address: string) => ({
    kind: 'sms' as const,
    text,
    from: { name: '', address, domain: '' },
  });
  assert.equal(found(sender.numberOfStranger, from('+639171234567')), 1);
  assert.equal(found(sender.numberOfStranger, from('09012345678')), 1);
  assert.equal(found(sender.numberOfStranger, from('0120430283')), 0);
  assert.equal(found(sender.numberOfStranger, from('rakutensec')), 0);
});
