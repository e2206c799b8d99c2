import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../core/lib/decay.ts';
import { createCampaigns } from './campaign.ts';
import { campaignKeys } from './campaign-keys.ts';
import { mailJudgeParts } from './default-parts.ts';
import { type JudgedMail, judgeMail } from './judge.ts';
import { mailboxOf } from './mail.ts';
import { linksTo, sbi, testMail } from './test-mail.ts';

const parts = mailJudgeParts();

function phish(
  url: string | string[],
  from = 'info@q1w2.top',
  subject = '【SBI証券】口座の保護',
): JudgedMail {
  const text = '口座の保護のため、24時間以内に本人確認を行ってください。';
  return judgeMail(
    testMail({ subject, text, from: mailboxOf('SBI証券', from), links: linksTo(...[url].flat()) }),
    parts,
  );
}

test('mails join by domain, by kit path, by sender; the campaign names them all', () => {
  const campaigns = createCampaigns();
  const first = campaigns.take(phish('https://a.first.cn/kX7Tq/login', 'x@one.top'), 0);
  campaigns.take(
    phish('https://b.first.cn/other', 'x@two.top', '【SBI証券】別件のお知らせ'),
    1_000,
  );
  const last = campaigns.take(
    phish('https://z.second.cn/kX7Tq', 'x@three.top', '【SBI証券】最後のお知らせ'),
    2_000,
  );
  assert.equal(last?.id, first?.id);
  assert.equal(last?.mails, 3);
  assert.deepEqual(last?.domains, ['first.cn', 'second.cn']);
  assert.deepEqual(last?.kitPaths, ['kX7Tq']);
  assert.deepEqual(last?.brands, ['sbi']);
  assert.equal(last?.urls.length, 3);
});

test('a mail that shares with two campaigns makes them one, under the older name', () => {
  const campaigns = createCampaigns();
  const one = campaigns.take(
    phish('https://a.first.cn/x', 'x@one.top', '【SBI証券】その壱のお知らせ'),
    0,
  );
  const two = campaigns.take(
    phish('https://a.second.cn/x', 'x@two.top', '【SBI証券】その弐のお知らせ'),
    1,
  );
  assert.notEqual(one?.id, two?.id);
  const both = campaigns.take(
    phish(
      ['https://a.second.cn/x', 'https://b.first.cn/x'],
      'x@three.top',
      '【SBI証券】その参のお知らせ',
    ),
    2,
  );
  assert.equal(both?.id, one?.id);
  assert.equal(both?.mails, 3);
  assert.equal(campaigns.list().length, 1);
});

test('honest mail and shared services tie nothing together', () => {
  const campaigns = createCampaigns();
  const proven = { spf: 'pass', dkim: 'pass', dmarc: 'pass', proven: true };
  assert.equal(
    campaigns.take(judgeMail(testMail({ from: sbi, authentication: proven }), parts), 0),
    undefined,
  );
  const keys = campaignKeys(phish('https://bit.ly/4kQx7Zm', 'someone@gmail.com'));
  assert.deepEqual(keys.domains, []);
  assert.deepEqual(keys.kitPaths, []);
  assert.deepEqual(keys.strong, ['url:https://bit.ly/4kQx7Zm']);
  assert.ok(!keys.weak.some((key) => key.startsWith('sender:')));
});

test('mails that imitate nobody need more than one honest site in common', () => {
  const campaigns = createCampaigns();
  const spam = (from: string, ...urls: string[]) =>
    judgeMail(
      testMail({
        subject: 'Congratulations, you won',
        text: 'Act now to claim your reward gift card, click here',
        from: mailboxOf('Winner Team', from),
        links: linksTo(...urls),
      }),
      parts,
    );
  const first = campaigns.take(spam('a@one.com', 'https://museum.example.org/x'), 0);
  const second = campaigns.take(spam('a@two.com', 'https://museum.example.org/y'), 1);
  assert.notEqual(first?.id, second?.id);
  const third = campaigns.take(spam('b@one.com', 'https://museum.example.org/z'), 2);
  assert.equal(third?.id, first?.id);
});

test('a page of free hosting is its own domain', () => {
  assert.deepEqual(campaignKeys(phish('https://daiwa-2f8e1.web.app/login')).domains, [
    'daiwa-2f8e1.web.app',
  ]);
});

test('old campaigns are forgotten, and there are never more than the maximum', () => {
  const campaigns = createCampaigns({ campaignsMax: 3, lifetimeMs: dayMs, riskMin: 0.5 });
  for (let at = 0; at < 6; at += 1)
    campaigns.take(
      phish(
        `https://a.d${at}x.cn/x`,
        `x@s${at}x.top`,
        `【SBI証券】${'壱弐参肆伍陸'[at]}番目の大切なお知らせ`,
      ),
      at,
    );
  assert.equal(campaigns.list().length, 3);
  campaigns.take(
    phish('https://a.late.cn/x', 'x@late.top', '【SBI証券】後日のお知らせです'),
    2 * dayMs,
  );
  assert.equal(campaigns.list().length, 1);
});

test('the same mails in the same order give the same campaigns', () => {
  const run = () => {
    const campaigns = createCampaigns();
    for (let at = 0; at < 20; at += 1) campaigns.take(phish(`https://a.d${at % 5}x.cn/x`), at);
    return campaigns.list();
  };
  assert.deepEqual(run(), run());
});

test('lists of a campaign are bounded', () => {
  const campaigns = createCampaigns();
  for (let at = 0; at < 300; at += 1) campaigns.take(phish(`https://h${at}.first.cn/p`), at);
  assert.equal(campaigns.list()[0].urls.length, 100);
  assert.equal(campaigns.list()[0].mails, 300);
});
