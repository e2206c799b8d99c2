import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Graph } from './group-nodes.ts';
import { placeNodes } from './place-nodes.ts';

const graph: Graph = {
  nodes: [
    { id: 'i', kind: 'instrument', label: 'XTKS:1', count: 1 },
    { id: 'late', kind: 'account', label: 'b', time: '2025-04-14T02:00:00Z', count: 1 },
    { id: 'early', kind: 'account', label: 'a', time: '2025-04-14T01:00:00Z', count: 1 },
    { id: 'ip', kind: 'ip', label: '198.51.100.1', count: 2 },
  ],
  edges: [
    { from: 'ip', to: 'early', count: 1 },
    { from: 'ip', to: 'late', count: 1 },
    { from: 'early', to: 'i', count: 1 },
  ],
};

const placed = new Map(
  placeNodes(graph, { widthPx: 1_000, heightPx: 400 }).map(({ node, x, y }) => [node.id, { x, y }]),
);

test('from left to right: address, account, instrument', () => {
  assert.ok(placed.get('ip')!.x < placed.get('early')!.x);
  assert.ok(placed.get('late')!.x < placed.get('i')!.x);
});

test('everything stands in the room there is, and kinds that do not occur take none', () => {
  for (const { x, y } of placed.values()) assert.ok(x >= 0 && x <= 1_000 && y >= 0 && y <= 400);
  assert.ok(placed.get('i')!.x > 600, 'three columns, not five');
});

test('names are left out where they would lie on each other', () => {
  const nodes = Array.from({ length: 60 }, (_, at) => ({ ...graph.nodes[1]!, id: `a${at}` }));
  const crowd = placeNodes({ nodes, edges: [] }, { widthPx: 1_000, heightPx: 400 });
  assert.ok(crowd.every(({ isNamed }) => !isNamed));
  assert.ok([...placeNodes(graph, { widthPx: 1_000, heightPx: 400 })].every((p) => p.isNamed));
});

test('within a kind the earlier stands further left, and nothing stands on another', () => {
  assert.ok(placed.get('early')!.x < placed.get('late')!.x);
  assert.notEqual(placed.get('early')!.y, placed.get('late')!.y);
  assert.equal(placed.size, 4);
});
