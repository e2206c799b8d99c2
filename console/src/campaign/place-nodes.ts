// Places a campaign's graph by time in the room there is: kinds from left to right, earlier further left.
import type { Graph, Node } from './group-nodes.ts';

export interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  /** There is room for its name beside it. */
  readonly isNamed: boolean;
}

export interface Room {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What stands above each other in one column, from left to right. */
const columnKinds = [
  ['source'],
  ['login'],
  ['ip', 'device'],
  ['account'],
  ['instrument'],
] as const satisfies readonly (readonly Node['kind'][])[];

const rowPxMax = 30;
/** Names nearer than this lie on each other. */
const namedRowPxMin = 13;
const leftPx = 16;
/** How far within its column a node moves to the right by time; the rest is for its name. */
const timeShare = 0.38;

/** Only kinds that occur take room. */
export function columnsOf({ nodes }: Graph): (typeof columnKinds)[number][] {
  return columnKinds.filter((kinds) =>
    nodes.some(({ kind }) => (kinds as readonly string[]).includes(kind)),
  );
}

/** Neighbours stand at like heights, which keeps edges short: the mean of where they are. */
function heightOf(id: string, graph: Graph, heights: ReadonlyMap<string, number>): number {
  const known = graph.edges
    .filter(({ from, to }) => from === id || to === id)
    .map(({ from, to }) => heights.get(from === id ? to : from))
    .filter((height) => height !== undefined);
  if (known.length === 0) return 0;
  return known.reduce((sum, height) => sum + height, 0) / known.length;
}

export function placeNodes(graph: Graph, { widthPx, heightPx }: Room): Placed[] {
  const times = graph.nodes.map(({ time }) => Date.parse(time ?? '')).filter((ms) => ms > 0);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const heights = new Map<string, number>();
  const placed: Placed[] = [];
  const columns = columnsOf(graph);
  const columnPx = widthPx / Math.max(1, columns.length);
  columns.forEach((kinds, column) => {
    const nodes = graph.nodes
      .filter(({ kind }) => (kinds as readonly string[]).includes(kind))
      .map((node) => ({ node, height: heightOf(node.id, graph, heights) }))
      .sort((a, b) => a.height - b.height || (a.node.time ?? '').localeCompare(b.node.time ?? ''));
    const rowPx = Math.min(rowPxMax, heightPx / (nodes.length + 1));
    nodes.forEach(({ node }, row) => {
      const y = heightPx / 2 + (row - (nodes.length - 1) / 2) * rowPx;
      const ms = Date.parse(node.time ?? '');
      const share = ms > 0 && last > first ? (ms - first) / (last - first) : 0;
      const x = leftPx + column * columnPx + share * timeShare * columnPx;
      heights.set(node.id, y);
      placed.push({ node, x, y, isNamed: rowPx >= namedRowPxMin });
    });
  });
  return placed;
}
