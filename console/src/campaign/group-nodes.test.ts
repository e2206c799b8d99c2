import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Edge, groupNodes, type Node, nodesShownMax } from './group-nodes.ts';

function campaign(accounts: number, addresses: number) {
  const nodes: Node[] = [{ id: 'i', kind: 'instrument', label: 'XTKS:1', count: 1 }];
  const edges: Edge[] = [];
  for (let at = 0; at < addresses; at += 1)
    nodes.push({ id: `ip${at}`, kind: 'ip', label: `198.51.100.${at}`, count: 1 });
  for (let at = 0; at < accounts; at += 1) {
    const time = new Date(Date.UTC(2025, 3, 14) + at * 60_000).toISOString();
    nodes.push({ id: `a${at}`, kind: 'account', label: `a${at}`, time, count: 1, risk: 0.5 });
    edges.push({ from: `ip${at % addresses}`, to: `a${at}`, count: 1 });
    edges.push({ from: `a${at}`, to: 'i', count: 2 });
  }
  return { nodes, edges };
}

test('a small graph is left as it is', () => {
  const graph = campaign(20, 3);
  assert.equal(groupNodes(graph), graph);
});

test('accounts that came the same way and went the same way become one, and nothing is lost', () => {
  const graph = groupNodes(campaign(500, 4));
  assert.equal(graph.nodes.filter(({ kind }) => kind === 'account').length, 4);
  const counted = graph.nodes.reduce((sum, { count }) => sum + count, 0);
  assert.equal(counted, 505);
  const intoInstrument = graph.edges.filter(({ to }) => to === 'i');
  assert.equal(
    intoInstrument.reduce((sum, { count }) => sum + count, 0),
    1_000,
  );
});

test('however many there are, no more are shown than can be seen', () => {
  for (const [accounts, addresses] of [
    [400, 199],
    [3_000, 1_500],
  ] as const) {
    const graph = groupNodes(campaign(accounts, addresses));
    assert.ok(graph.nodes.length <= nodesShownMax, `${graph.nodes.length}`);
    const ids = new Set(graph.nodes.map(({ id }) => id));
    assert.ok(graph.edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
  }
});
