import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCampaigns } from './campaign.ts';
import { mailJudgeParts } from './default-parts.ts';
import { judgeMail, withCampaigns } from './judge.ts';
import { mailboxOf } from './mail.ts';
import { linksTo, sbi, stranger, testMail } from './test-mail.ts';

const parts = mailJudgeParts();
const proven = { spf: 'pass', dkim: 'pass', dmarc: 'pass', proven: true };
const urgent = {
  subject: '【SBI証券】至急ご確認ください',
  text: '本日中にご確認いただけない場合、口座のお取引を制限いたします。\n株式会社SBI証券',
};

test('the same urgent words are honest from the firm and phishing from a stranger', () => {
  const honest = judgeMail(
    testMail({
      ...urgent,
      from: sbi,
      authentication: proven,
      links: linksTo('https://www.sbisec.co.jp/'),
    }),
    parts,
  );
  const hostile = judgeMail(
    testMail({
      ...urgent,
      from: stranger,
      authentication: proven,
      links: linksTo('https://a.qhv7.cn/x'),
    }),
    parts,
  );
  assert.ok(honest.risk < 0.1, `${honest.risk}`);
  assert.ok(hostile.risk > 0.95, `${hostile.risk}`);
  assert.equal(hostile.brand, 'sbi');
});

test('reasons come strongest first and add up to the risk', () => {
  const { risk, reasons } = judgeMail(testMail({ ...urgent, from: stranger }), parts);
  const sum = reasons.reduce((total, { weight }) => total + weight, parts.model.intercept);
  assert.ok(Math.abs(Math.log(risk / (1 - risk)) - sum) < 0.05);
  const sizes = reasons.map(({ weight }) => Math.abs(weight));
  assert.deepEqual(
    sizes,
    [...sizes].sort((a, b) => b - a),
  );
});

test('the judge over links is asked with the time of the mail, and its word counts', () => {
  const asked: (number | undefined)[] = [];
  const judged = judgeMail(testMail({ links: linksTo('https://new.example/') }), {
    ...parts,
    judgeUrl: (_, timeMs) => {
      asked.push(timeMs);
      return { risk: 0.99, brand: 'monex', reasons: [] };
    },
  });
  assert.deepEqual(asked, [Date.UTC(2025, 4, 1)]);
  assert.equal(judged.brand, 'monex');
  assert.ok(judged.risk > 0.8);
});

test('what one confirmed mail taught raises the next of its campaign', () => {
  const campaigns = createCampaigns();
  const mail = testMail({ ...urgent, from: stranger, links: linksTo('https://a.qhv7.cn/x') });
  const taught = campaigns.take(judgeMail(mail, parts), 1_000);
  const plain = judgeMail(
    testMail({ text: '確認はこちら', links: linksTo('https://b.qhv7.cn/y') }),
    parts,
  );
  assert.equal(withCampaigns(plain, campaigns, parts.model), plain);
  campaigns.confirm(taught?.id ?? '');
  const known = withCampaigns(plain, campaigns, parts.model);
  assert.ok(known.risk > plain.risk);
  assert.equal(known.reasons[0].code, 'known-campaign');
});

test('adding a threat never lowers the risk', () => {
  const lures = [
    '至急ご確認ください。',
    '口座を凍結します。',
    'パスキーを再登録してください。',
    '謝礼を進呈します。',
  ];
  fc.assert(
    fc.property(fc.subarray(lures), fc.constantFrom(...lures), (some, more) => {
      const risk = (texts: string[]) =>
        judgeMail(testMail({ from: stranger, text: `お客様へ。${texts.join('')}` }), parts).risk;
      assert.ok(risk([...some, more]) >= risk(some) - 1e-12);
    }),
    { numRuns: 60 },
  );
});

test('no text breaks it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      (text, name) => {
        const { risk } = judgeMail(
          testMail({ text, subject: name, from: mailboxOf(name, name), links: linksTo(text) }),
          parts,
        );
        assert.ok(risk >= 0 && risk <= 1);
      },
    ),
    { numRuns: 300 },
  );
});

test('a brand is named for a link that is likely hostile, not for one to the firm itself', () => {
  const brandAt = (risk: number, brand?: string) =>
    judgeMail(testMail({ links: linksTo('https://new.example/') }), {
      ...parts,
      judgeUrl: () => ({ risk, brand, reasons: [] }),
    }).brand;
  assert.equal(brandAt(0.5, 'monex'), 'monex');
  assert.equal(brandAt(0.49, 'monex'), undefined);
  assert.equal(brandAt(0.9), undefined);
});
