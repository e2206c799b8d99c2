// The graph of a campaign: from the page that took the password, by address and device, to the accounts
// and the stocks they bought. What is alike is drawn as one, so that it stays readable.

import type { GraphEdge, GraphNode } from '../../core/case/shown.ts';
import type { MeansKind } from '../../core/state/campaign.ts';
import type { CaseMeans } from '../projection/campaign-queries.ts';
import type { QueueLine } from '../projection/queue-query.ts';

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Nodes drawn at most; beyond it the alike are grouped, and then the smallest left out. */
const nodesMax = 200;

const kindOf: Readonly<Record<MeansKind, GraphNode['kind']>> = {
  domain: 'source',
  asn: 'login',
  ip: 'ip',
  device: 'device',
  instrument: 'instrument',
  destination: 'instrument',
};

export function graphOf(rows: readonly QueueLine[], means: readonly CaseMeans[]): Graph {
  const single = draw(rows, means, ({ case: id }) => id, nameOf);
  if (single.nodes.length <= nodesMax) return single;
  // Accounts that bought the same are one; so are places that only lead to the same of them.
  const bought = boughtBy(means);
  const groupOf = ({ case: id }: { readonly case: string }) => bought.get(id) ?? '';
  const led = ledTo(means, groupOf);
  const grouped = draw(rows, means, groupOf, (one) =>
    one.kind === 'instrument' ? nameOf(one) : (led.get(nameOf(one)) ?? nameOf(one)),
  );
  return grouped.nodes.length <= nodesMax ? grouped : largest(grouped);
}

function nameOf({ kind, value }: CaseMeans): string {
  return `${kind} ${value}`;
}

/** By case, the instruments it went for. */
function boughtBy(means: readonly CaseMeans[]): ReadonlyMap<string, string> {
  const bought = new Map<string, string>();
  for (const { kind, value, case: id } of means)
    if (kind === 'instrument') bought.set(id, `${bought.get(id) ?? ''} ${value}`);
  return bought;
}

/** By place, the group of places that lead to the same groups of accounts. */
function ledTo(
  means: readonly CaseMeans[],
  groupOf: (one: CaseMeans) => string,
): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>();
  for (const one of means) {
    const name = nameOf(one);
    const led = groups.get(name) ?? new Set();
    groups.set(name, led.add(groupOf(one)));
  }
  const kinds = new Map(means.map((one) => [nameOf(one), one.kind]));
  return new Map(
    [...groups].map(([name, led]) => [name, `${kinds.get(name)} → ${[...led].sort().join(' | ')}`]),
  );
}

interface Drawn {
  kind: GraphNode['kind'];
  label: string;
  time: string;
  risk: number;
  readonly of: Set<string>;
}

function draw(
  rows: readonly QueueLine[],
  means: readonly CaseMeans[],
  accountOf: (one: { readonly case: string }) => string,
  placeOf: (one: CaseMeans) => string,
): Graph {
  const nodes = new Map<string, Drawn>();
  const edges = new Map<string, GraphEdge>();
  const byCase = new Map(rows.map((row) => [row.case, row]));
  for (const row of rows)
    put(nodes, `account ${accountOf(row)}`, 'account', row.account, row, row.risk);
  for (const one of means) {
    const row = byCase.get(one.case);
    if (!row) continue;
    const place = placeOf(one);
    const label = one.kind === 'asn' ? `AS${one.value}` : one.value;
    put(nodes, place, kindOf[one.kind], label, row, 0);
    const account = `account ${accountOf(one)}`;
    const isAfter = kindOf[one.kind] === 'instrument';
    link(edges, isAfter ? account : place, isAfter ? place : account);
  }
  return { nodes: [...nodes].map(([id, node]) => nodeOf(id, node)), edges: [...edges.values()] };
}

function put(
  nodes: Map<string, Drawn>,
  id: string,
  kind: GraphNode['kind'],
  label: string,
  { opened }: QueueLine,
  risk: number,
): void {
  const node = nodes.get(id) ?? { kind, label, time: opened, risk, of: new Set<string>() };
  node.of.add(label);
  if (opened < node.time) node.time = opened;
  node.risk = Math.max(node.risk, risk);
  nodes.set(id, node);
}

function link(edges: Map<string, GraphEdge>, from: string, to: string): void {
  const id = `${from}\u0000${to}`;
  edges.set(id, { from, to, count: (edges.get(id)?.count ?? 0) + 1 });
}

function nodeOf(id: string, { kind, label, time, risk, of }: Drawn): GraphNode {
  const count = of.size;
  return { id, kind, label, time, count, ...(kind === 'account' ? { risk } : undefined) };
}

/** What most cases go through; the rest is left out, and its edges with it. */
function largest({ nodes, edges }: Graph): Graph {
  const weight = new Map<string, number>();
  for (const { from, to, count } of edges)
    for (const end of [from, to]) weight.set(end, (weight.get(end) ?? 0) + count);
  const kept = nodes
    .toSorted((left, right) => (weight.get(right.id) ?? 0) - (weight.get(left.id) ?? 0))
    .slice(0, nodesMax);
  const names = new Set(kept.map(({ id }) => id));
  return {
    nodes: kept,
    edges: edges.filter(({ from, to }) => names.has(from) && names.has(to)),
  };
}
