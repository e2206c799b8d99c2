import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byCampaign, holdPurchases, ordersOf, runKind } from './test-campaigns.ts';

function boughtIn(run: ReturnType<typeof runKind>): Map<string, Set<string>> {
  const bought = [...byCampaign(run)].map(([campaign, episodes]) => {
    const buys = episodes.flatMap(ordersOf).filter(({ side }) => side === 'buy');
    return [campaign, new Set(buys.map(({ instrument }) => instrument))] as const;
  });
  return new Map(bought);
}

test('buys several stocks in turn, those the campaign’s row names', () => {
  const run = runKind('moving-target');
  const bought = boughtIn(run);
  assert.ok([...bought.values()].some((stocks) => stocks.size >= 2));
  for (const { campaign, targets } of run.summary.campaigns) {
    assert.deepEqual([...(bought.get(campaign) ?? [])].sort(), [...targets].sort());
  }
});

test('where one is closed it is at the next one on the same day', () => {
  const run = runKind('moving-target', holdPurchases);
  let moved = 0;
  for (const episodes of byCampaign(run).values()) {
    const stocksOn = new Map<string, Set<string>>();
    for (const { time, side, instrument } of episodes.flatMap(ordersOf)) {
      if (side !== 'buy') continue;
      const day = time.slice(0, 10);
      stocksOn.set(day, (stocksOn.get(day) ?? new Set()).add(instrument));
    }
    if ([...stocksOn.values()].some((stocks) => stocks.size >= 2)) moved += 1;
  }
  assert.ok(moved >= 2, `${moved}`);
  assert.ok(Math.max(...[...boughtIn(run).values()].map((stocks) => stocks.size)) >= 3);
});
