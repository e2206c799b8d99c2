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
  urls: ['https://a.evil.cn/kX7Tq', 'https://bit.ly/4kQx7Zm', 'https://map.example/'],
  domains: ['evil.cn', 'firm.example', 'map.example'],
  kitPaths: ['kX7Tq'],
  senders: [],
  subjects: [],
  confirmed: false,
};

const judgeUrl = (url: string) => ({
  risk: url.startsWith('https://a.evil.cn') ? 0.9 : 0.1,
  reasons: [],
});
const isKnown = (domain: string): boolean => domain === 'firm.example';
const parts = { isKnown, judgeUrl, nowMs: campaign.lastMs };

test('domains that the judge over URLs calls, for a month; no page of a shared service', () => {
  const intel = intelOfCampaign(campaign, parts);
  assert.deepEqual(
    intel.map(({ kind, value, source }) => [kind, value, source]),
    [['domain', 'evil.cn', 'mail-campaign:m-1']],
  );
  assert.equal(intel[0].expires, '2025-05-31T00:00:00.000Z');
  const [future] = intelOfCampaign({ ...campaign, lastMs: Date.UTC(2099, 0) }, parts);
  assert.equal(future.expires, '2025-05-31T00:00:00.000Z');
});

test('of a campaign that a person confirmed all that is not known to be honest, and believed more', () => {
  const [judged] = intelOfCampaign(campaign, parts);
  const confirmed = intelOfCampaign({ ...campaign, confirmed: true }, parts);
  assert.deepEqual(
    confirmed.map(({ value }) => value),
    ['evil.cn', 'map.example'],
  );
  assert.ok(confirmed[0].confidence > judged.confidence);
});

test('a domain in the path of another link is not that link’s domain', () => {
  const urls = ['https://map.example/?to=evil.cn', 'https://bit.ly/evil.cn'];
  assert.deepEqual(intelOfCampaign({ ...campaign, urls }, parts), []);
});
