import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAlertCollector } from './alerts.ts';
import type { Row } from './collect.ts';
import { discover } from './discovery.ts';
import { evaluate } from './evaluate.ts';
import { shareInterval } from './interval.ts';
import { reliability } from './reliability.ts';
import { stopAt } from './stopped.ts';
import { aRow } from './test-rows.ts';

const noAlerts = createAlertCollector(new Map()).figures();

function honestLogins(count: number): Row[] {
  return Array.from({ length: count }, (_, index) =>
    aRow({ risk: index / count, account: `h${index}` }),
  );
}

test('the threshold lets as many honest log-ins be challenged as asked for', () => {
  const rows = [
    ...honestLogins(1000),
    aRow({ risk: 0.9955, episode: 'c1:v1', account: 'v1' }),
    aRow({ risk: 0.5, episode: 'c1:v2', account: 'v2' }),
    // Known for too short a time to count.
    aRow({ risk: 0.5, episode: 'c1:v3', account: 'v3', loginsBefore: 3 }),
  ];
  const { episodes, discovered, threshold } = discover(rows, 0.005, 'joined');
  assert.deepEqual({ episodes, discovered }, { episodes: 2, discovered: 1 });
  assert.equal(honestLogins(1000).filter((row) => row.risk > threshold).length, 5);
});

test('a session once held stays held; value before the hold is gone', () => {
  const buy = (risk: number, valueJpy: number, account: string): Row =>
    aRow({ kind: 'buy', risk, valueJpy, account, episode: `c1:${account}`, session: account });
  const rows = [
    ...Array.from({ length: 1000 }, (_, index) =>
      aRow({ kind: 'buy', risk: 0.1, account: `h${index}` }),
    ),
    buy(0.05, 100, 'v1'),
    buy(0.6, 200, 'v1'),
    buy(0.05, 300, 'v1'),
    buy(0.05, 400, 'v2'),
  ];
  const stopped = stopAt(rows, 1, 'joined');
  assert.equal(stopped.attemptedJpy, 1000);
  assert.equal(stopped.stoppedJpy, 500);
  assert.equal(stopped.accountsBeforeFirstHold, 1);
  assert.equal(stopped.falseHoldsPerThousand, 0);
});

test('false holds are counted by customer and day, not by order', () => {
  const rows = [
    aRow({ kind: 'buy', risk: 0.9, account: 'a' }),
    aRow({ kind: 'buy', risk: 0.8, account: 'a' }),
    aRow({ kind: 'buy', risk: 0.7, account: 'a', day: 2 }),
    aRow({ risk: 0.99, account: 'b' }),
  ];
  // Three customer days with one false hold allowed in three: the second highest day is the limit.
  assert.equal(stopAt(rows, 334, 'joined').threshold, 0.7);
});

test('reliability compares what was said with what was true, tenth by tenth', () => {
  const deciles = reliability([
    { risk: 0.05, hostile: false, weight: 1 },
    { risk: 0.95, hostile: true, weight: 3 },
    { risk: 1, hostile: false, weight: 1 },
  ]);
  assert.deepEqual(
    deciles.map(({ low, count, share }) => ({ low, count, share })),
    [
      { low: 0, count: 1, share: 0 },
      { low: 0.9, count: 4, share: 0.75 },
    ],
  );
});

test('an interval holds the share and narrows with more episodes', () => {
  const items = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ weight: 1, success: index % 2 }));
  const few = shareInterval(items(20));
  const many = shareInterval(items(2000));
  assert.ok(few.low < 0.5 && few.high > 0.5 && many.low < 0.5 && many.high > 0.5);
  assert.ok(many.high - many.low < (few.high - few.low) / 3);
  assert.deepEqual(shareInterval([]), { low: 0, high: 0 });
});

test('risks are judged at the rate of the history: the shift of the firm is taken out again', () => {
  // Said at a rate e times lower than the history's.
  const rows = Array.from({ length: 1000 }, (_, index) =>
    aRow({ risk: 0.2689, account: `x${index}`, episode: index % 2 ? `c1:x${index}` : '' }),
  );
  const [decile] = evaluate(rows, -1, () => undefined, noAlerts).reliability;
  assert.ok(Math.abs(decile!.meanRisk - 0.5) < 0.001);
  assert.equal(decile!.share, 0.5);
});

test('figures by kind set each kind against all honest customers', () => {
  const rows = [
    ...honestLogins(1000),
    aRow({ risk: 2, episode: 'c1:v1', account: 'v1' }),
    aRow({ risk: 0.1, episode: 'c2:v2', account: 'v2' }),
  ];
  const { kinds } = evaluate(
    rows,
    0,
    (campaign) => (campaign === 'c1' ? 'loud' : 'quiet'),
    noAlerts,
  );
  assert.deepEqual(
    kinds.map(({ kind, episodes, discovery }) => [kind, episodes, discovery[0]!.share]),
    [
      ['loud', 1, 1],
      ['quiet', 1, 0],
    ],
  );
});
