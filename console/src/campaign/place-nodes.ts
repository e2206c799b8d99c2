// Places a campaign's graph by time: kinds from left to right, within each the earlier further left.
import type { Graph, Node } from './group-nodes.ts';

export interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
}

const columns: readonly (readonly Node['kind'][])[] = [
  ['source'],
  ['ip', 'device'],
  ['login'],
  ['account'],
  ['instrument'],
];

const columnPx = 260;
/** How far a column reaches to the right by time. */
const timePx = 110;
const rowPx = 26;

/** Neighbours stand at like heights, which keeps edges short: the mean of where they are. */
function heightOf(id: string, graph: Graph, heights: ReadonlyMap<string, number>): number {
  const known = graph.edges
    .filter(({ from, to }) => from === id || to === id)
    .map(({ from, to }) => heights.get(from === id ? to : from))
    .filter((height) => height !== undefined);
  if (known.length === 0) return Number.POSITIVE_INFINITY;
  return known.reduce((sum, height) => sum + height, 0) / known.length;
}

export function placeNodes(graph: Graph): Placed[] {
  const times = graph.nodes.map(({ time }) => Date.parse(time ?? '')).filter((ms) => ms > 0);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const heights = new Map<string, number>();
  const placed: Placed[] = [];
  columns.forEach((kinds, column) => {
    const nodes = graph.nodes
      .filter(({ kind }) => kinds.includes(kind))
      .map((node) => ({ node, height: heightOf(node.id, graph, heights) }))
      .sort(
        (a, b) =>
          (Number.isFinite(a.height) || Number.isFinite(b.height) ? a.height - b.height : 0) ||
          (a.node.time ?? '').localeCompare(b.node.time ?? ''),
      );
    nodes.forEach(({ node }, row) => {
      const y = (row - (nodes.length - 1) / 2) * rowPx;
      const ms = Date.parse(node.time ?? '');
      const share = ms > 0 && last > first ? (ms - first) / (last - first) : 0;
      heights.set(node.id, y);
      placed.push({ node, x: column * columnPx + share * timePx, y });
    });
  });
  return placed;
}
