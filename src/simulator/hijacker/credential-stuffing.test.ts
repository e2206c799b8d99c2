import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, runKind } from './test-campaigns.ts';

test('many accounts are tried in vain for each one entered, a guess or two in each', () => {
  const { episodes } = runKind('credential-stuffing');
  const all = [...episodes.values()];
  const entered = all.filter((events) => entriesOf(events).length > 0);
  const tried = all.filter((events) => entriesOf(events).length === 0);
  assert.ok(entered.length >= 8);
  assert.ok(tried.length > 2 * entered.length, `${tried.length} beside ${entered.length}`);
  for (const events of tried) assert.ok(events.length <= 8);
});
