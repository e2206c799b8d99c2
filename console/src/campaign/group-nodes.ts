// Takes nodes of one kind and one neighbourhood together when a graph has more than can be seen.
import type { CampaignDetail } from '../../../src/edge/console/messages.ts';

export type Node = CampaignDetail['nodes'][number];
export type Edge = CampaignDetail['edges'][number];

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Beyond it a graph is a hairball. */
export const nodesShownMax = 200;

function neighbourhoods({ nodes, edges }: Graph): Map<string, string> {
  const neighbours = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.add(`>${to}`);
    neighbours.get(to)?.add(`<${from}`);
  }
  return new Map([...neighbours].map(([id, names]) => [id, [...names].sort().join(' ')]));
}

function together(group: readonly Node[]): Node {
  const [first] = group;
  if (group.length === 1) return first!;
  const times = group.map(({ time }) => time).filter((time) => time !== undefined);
  const risks = group.map(({ risk }) => risk ?? 0);
  return {
    id: `group ${first!.id}`,
    kind: first!.kind,
    label: '',
    ...(times.length ? { time: times.reduce((a, b) => (a < b ? a : b)) } : {}),
    count: group.reduce((sum, { count }) => sum + count, 0),
    risk: Math.max(...risks),
  };
}

function grouped(graph: Graph, keyOf: (node: Node) => string): Graph {
  const groups = new Map<string, Node[]>();
  for (const node of graph.nodes) {
    const key = keyOf(node);
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  const target = new Map<string, string>();
  const nodes = [...groups.values()].map((group) => {
    const node = together(group);
    for (const { id } of group) target.set(id, node.id);
    return node;
  });
  return { nodes, edges: joined(graph.edges, target) };
}

function joined(edges: readonly Edge[], target: ReadonlyMap<string, string>): Edge[] {
  const sums = new Map<string, Edge>();
  for (const edge of edges) {
    const from = target.get(edge.from) ?? edge.from;
    const to = target.get(edge.to) ?? edge.to;
    const key = `${from} ${to}`;
    const known = sums.get(key);
    sums.set(key, { from, to, count: (known?.count ?? 0) + edge.count });
  }
  return [...sums.values()];
}

/**
 * Few enough: as it is. Otherwise what has the same neighbours becomes one; if that is still too
 * many, all accounts and all log-ins of one hour do, and last whole kinds.
 */
export function groupNodes(graph: Graph): Graph {
  if (graph.nodes.length <= nodesShownMax) return graph;
  const around = neighbourhoods(graph);
  const byNeighbours = grouped(graph, ({ id, kind }) => `${kind} ${around.get(id)}`);
  if (byNeighbours.nodes.length <= nodesShownMax) return byNeighbours;
  const isMany = ({ kind }: Node): boolean => kind === 'login' || kind === 'account';
  const byHour = grouped(graph, (node) =>
    isMany(node) ? `${node.kind} ${node.time?.slice(0, 13) ?? ''}` : node.id,
  );
  if (byHour.nodes.length <= nodesShownMax) return byHour;
  return grouped(graph, ({ kind, time }) => `${kind} ${time?.slice(0, 10) ?? ''}`);
}
