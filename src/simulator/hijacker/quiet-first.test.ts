import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, ordersOf, runKind } from './test-campaigns.ts';

test('notices are off days before the first order, which comes in another session', () => {
  const { episodes } = runKind('quiet-first');
  let quietened = 0;
  for (const events of episodes.values()) {
    const [first] = ordersOf(events);
    const silenced = events.find((event) => {
      return event.type === 'account-change' && event.change === 'notification-off';
    });
    if (first === undefined || silenced === undefined) continue;
    quietened += 1;
    assert.ok(silenced.time < first.time);
    assert.notEqual(first.session, (silenced as { session?: string }).session);
    assert.ok(entriesOf(events).length >= 2);
  }
  assert.ok(quietened >= 5, `${quietened}`);
});

test('most come back on another day', () => {
  const { episodes } = runKind('quiet-first', undefined, 8);
  const gaps = [...episodes.values()].flatMap((events) => {
    const [first] = ordersOf(events);
    return first === undefined ? [] : [Date.parse(first.time) - Date.parse(events[0]!.time)];
  });
  const long = gaps.filter((gap) => gap > 12 * 3_600_000);
  assert.ok(long.length > 0.7 * gaps.length, `${long.length} of ${gaps.length}`);
});
