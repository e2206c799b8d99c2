import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseMeans } from '../projection/campaign-queries.ts';
import type { QueueLine } from '../projection/queue-query.ts';
import { graphOf } from './graph.ts';

function aRow(index: number): QueueLine {
  const opened = `2025-04-16T01:${String(index % 60).padStart(2, '0')}:00.000Z`;
  return {
    ...{ case: `c-${index}`, firm: '', account: `a-${index}`, state: 'new', risk: 0.5 },
    ...{ avoidableJpy: 0, purchaseValueJpy: 0, saleValueJpy: 0, attemptedJpy: 0, stoppedJpy: 0 },
    ...{ heldOrders: 0, heldJpy: 0, why: [], campaign: 'g', opened, updated: opened },
    ...{ firstStop: null, owner: '', version: 0 },
  } as QueueLine;
}

const means = (index: number, kind: CaseMeans['kind'], value: string): CaseMeans => ({
  ...{ case: `c-${index}`, kind, value },
});

test('from the page by the address to the account, and from the account to the stock', () => {
  const { nodes, edges } = graphOf(
    [aRow(0), aRow(1)],
    [
      means(0, 'domain', 'login.example.net'),
      means(0, 'ip', '198.51.100.9'),
      means(1, 'ip', '198.51.100.9'),
      means(0, 'instrument', 'XHKG:08123'),
      means(1, 'instrument', 'XHKG:08123'),
      means(9, 'ip', '198.51.100.10'),
    ],
  );
  assert.deepEqual(nodes.map(({ kind, label }) => `${kind} ${label}`).sort(), [
    'account a-0',
    'account a-1',
    'instrument XHKG:08123',
    'ip 198.51.100.9',
    'source login.example.net',
  ]);
  assert.ok(edges.some(({ from, to }) => from === 'account c-0' && to.startsWith('instrument')));
  assert.ok(edges.some(({ from, to }) => from.startsWith('domain') && to === 'account c-0'));
  assert.equal(edges.length, 5);
  assert.equal(nodes.find(({ kind }) => kind === 'ip')?.time, '2025-04-16T01:00:00.000Z');
});

test('more than two hundred: the alike are one, and all of them are counted', () => {
  const rows = Array.from({ length: 300 }, (_, index) => aRow(index));
  const all = rows.flatMap((_, index) => [
    means(index, 'ip', `198.51.100.${index % 250}`),
    means(index, 'device', `device ${index}`),
    means(index, 'instrument', index % 2 ? 'XHKG:08123' : 'XTKS:1234'),
  ]);
  const { nodes, edges } = graphOf(rows, all);
  assert.ok(nodes.length <= 200, String(nodes.length));
  const accounts = nodes.filter(({ kind }) => kind === 'account');
  assert.equal(
    accounts.reduce((sum, { count }) => sum + count, 0),
    300,
  );
  const names = new Set(nodes.map(({ id }) => id));
  assert.ok(edges.every(({ from, to }) => names.has(from) && names.has(to)));
});

test('where even groups are too many, what most cases went through is drawn', () => {
  const rows = Array.from({ length: 300 }, (_, index) => aRow(index));
  const all = rows.flatMap((_, index) => [
    means(index, 'instrument', `XTKS:${1000 + index}`),
    means(index, 'ip', '198.51.100.9'),
  ]);
  const { nodes, edges } = graphOf(rows, all);
  assert.equal(nodes.length, 200);
  assert.ok(nodes.some(({ label }) => label === '198.51.100.9'));
  const names = new Set(nodes.map(({ id }) => id));
  assert.ok(edges.length > 0 && edges.every(({ from, to }) => names.has(from) && names.has(to)));
});
