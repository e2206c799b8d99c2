import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../test-run.ts';
import { medianOf, ordersOf, runKind } from './test-campaigns.ts';

test('a little on several days, every time in a session of its own', () => {
  const { episodes } = runKind('slow-drip');
  const traded = [...episodes.values()].map(ordersOf).filter((orders) => orders.length > 0);
  const days = traded.map((orders) => new Set(orders.map(({ time }) => time.slice(0, 10))).size);
  assert.ok(medianOf(days) >= 3, days.join(' '));
  for (const orders of traded) {
    const sessionOf = new Map<string, Set<string>>();
    for (const { time, session } of orders) {
      const day = time.slice(0, 10);
      sessionOf.set(day, (sessionOf.get(day) ?? new Set()).add(session));
    }
    const all = [...sessionOf.values()].flatMap((sessions) => [...sessions]);
    assert.equal(new Set(all).size, all.length);
  }
});

test('leaves the account for good when it is stopped again and again', () => {
  const { episodes } = runKind('slow-drip', (request, hostile) => {
    return answer(request, hostile && request.type === 'order' ? 'hold' : 'allow');
  });
  for (const events of episodes.values()) assert.ok(ordersOf(events).length <= 3);
});
