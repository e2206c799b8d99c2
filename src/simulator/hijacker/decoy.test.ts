import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInstruments } from '../world/instrument.ts';
import { ordersOf, runKind } from './test-campaigns.ts';

test('purchases of large names stand before and between those of the target', () => {
  const run = runKind('decoy');
  const large = new Set(
    buildInstruments(7)
      .filter((instrument) => instrument.class === 'large')
      .map(({ code }) => code),
  );
  const targets = new Set(run.summary.campaigns.flatMap((campaign) => campaign.targets));
  let decoys = 0;
  let meant = 0;
  for (const events of run.episodes.values()) {
    for (const { side, instrument } of ordersOf(events)) {
      if (side !== 'buy') continue;
      assert.ok(large.has(instrument) || targets.has(instrument), instrument);
      if (large.has(instrument)) decoys += 1;
      else meant += 1;
    }
  }
  assert.ok(decoys > 0.15 * meant && meant > 20, `${decoys} beside ${meant}`);
});
