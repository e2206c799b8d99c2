import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailCampaign } from './campaign.ts';
import { intelOfCampaign } from './campaign-intel.ts';

const campaign: MailCampaign = {
  id: 'm-1',
  firstMs: 0,
  lastMs: Date.UTC(2025, 4, 1),
  mails: 3,
  brands: ['sbi'],
  urls: ['https://a.evil.cn/kX7Tq', 'https://bit.ly/4kQx7Zm'],
  domains: ['evil.cn', 'firm.example'],
  kitPaths: ['kX7Tq'],
  senders: [],
  subjects: [],
  confirmed: false,
};

test('domains that are not known to be honest, and links of shared services, for a month', () => {
  const intel = intelOfCampaign(campaign, (domain) => domain === 'firm.example');
  assert.deepEqual(
    intel.map(({ kind, value }) => [kind, value]),
    [
      ['domain', 'evil.cn'],
      ['url', 'https://bit.ly/4kQx7Zm'],
    ],
  );
  assert.equal(intel[0].expires, '2025-05-31T00:00:00.000Z');
});

test('what a person confirmed is believed more', () => {
  const [judged] = intelOfCampaign(campaign, () => false);
  const [confirmed] = intelOfCampaign({ ...campaign, confirmed: true }, () => false);
  assert.ok(confirmed.confidence > judged.confidence);
});
