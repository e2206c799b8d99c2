import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCampaigns } from './campaigns.ts';

test('accounts of the hijackers’ own are no takeovers, and no kind of them', () => {
  const campaigns = parseCampaigns(
    JSON.stringify([
      { campaign: 'c001', kind: 'stealer-log' },
      { campaign: 'a001', kind: 'accomplice', accompanies: 'c001' },
      { campaign: 'c002', kind: 'decoy' },
    ]),
  );
  assert.deepEqual(campaigns.kinds, ['decoy', 'stealer-log']);
  assert.deepEqual(['c001', 'a001', 'x'].map(campaigns.isTakeover), [true, false, true]);
  assert.equal(campaigns.kindOf('c002'), 'decoy');
});
