import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type KindRun, ordersOf, runKind } from './test-campaigns.ts';

let run: KindRun;

before(() => {
  run = runKind('sell-only', undefined, 5);
});

test('sells and buys nothing', () => {
  const orders = [...run.episodes.values()].flatMap(ordersOf);
  assert.ok(orders.length > 10);
  assert.ok(orders.every(({ side }) => side === 'sell'));
  assert.ok(run.summary.campaigns.every(({ targets }) => targets.length === 0));
});

test('some ask for the money, several on the same bank account', () => {
  const accounts = new Map<string, Set<string>>();
  for (const event of run.events) {
    if (event.type !== 'withdrawal' || !run.labels.has(event.id)) continue;
    assert.match(event.destination, /^bk-[0-9a-f]{16}$/);
    const known = accounts.get(event.destination) ?? new Set();
    accounts.set(event.destination, known.add(event.account));
  }
  assert.ok(Math.max(...[...accounts.values()].map(({ size }) => size)) >= 2);
});
