// Draws a campaign's graph with Cytoscape, placed by time; a node opens what it stands for.
import { Skeleton, useComputedColorScheme } from '@mantine/core';
import type { Core, ElementDefinition } from 'cytoscape';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CampaignDetail } from '../../../src/edge/console/messages.ts';
import { count } from '../format/money.ts';
import { linkText } from '../parts/link-text.ts';
import { campaignWords } from '../words/campaign-words.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { graphStyle } from './graph-style.ts';
import { type Graph as Drawn, type Edge, groupNodes, type Node } from './group-nodes.ts';
import { columnsOf, placeNodes, type Room } from './place-nodes.ts';

interface GraphProps {
  readonly detail: CampaignDetail;
}

type Label = (node: Node) => string;

function elementsOf(graph: Drawn, room: Room, labelOf: Label): ElementDefinition[] {
  const nodes = placeNodes(graph, room).map(({ node, x, y, isNamed }) => ({
    group: 'nodes' as const,
    classes: isNamed ? 'named' : '',
    data: {
      id: node.id,
      label: labelOf(node),
      kind: node.kind,
      size: 10 + Math.min(22, 5 * Math.log2(node.count)),
      risk: node.risk ?? 0,
    },
    position: { x, y },
  }));
  const edges = graph.edges.map(({ from, to, count: times }: Edge) => ({
    group: 'edges' as const,
    data: { id: `${from} ${to}`, source: from, target: to, width: 1 + Math.log2(times) },
  }));
  return [...nodes, ...edges];
}

/**
 * Cytoscape writes a <style> of its own into the page unless it finds it there, and the security
 * policy refuses it; our style sheet holds the same rule.
 */
function keepStylesOut(): void {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id)) return;
  const mark = document.createElement('meta');
  mark.id = id;
  document.head.append(mark);
}

/** Networks come by their number. */
const nameOf = ({ kind, label }: Node): string =>
  kind === 'login' && label ? linkText({ kind: 'asn', value: label }) : label;

const roomOf = ({ clientWidth, clientHeight }: HTMLElement): Room => ({
  widthPx: clientWidth,
  heightPx: clientHeight,
});

/** Where a node leads; nodes that stand for many lead nowhere. */
function targetOf(detail: CampaignDetail, id: string): string | undefined {
  const node = detail.nodes.find((candidate) => candidate.id === id);
  if (node?.kind === 'instrument') return `/instruments/${encodeURIComponent(node.label)}`;
  if (node?.kind !== 'account') return undefined;
  const row = detail.rows.find(({ account }) => account === node.label);
  return row && `/cases/${encodeURIComponent(row.case)}`;
}

export function Graph({ detail }: GraphProps) {
  const words = useWords(campaignWords);
  const { language } = useLanguage();
  const [, go] = useLocation();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const place = useRef<HTMLDivElement | null>(null);
  const core = useRef<Core | undefined>(undefined);
  const [isLoading, setLoading] = useState(true);
  const graph = useMemo(() => groupNodes(detail), [detail]);
  useEffect(() => {
    let isGone = false;
    const labelOf: Label = (node) =>
      nameOf(node) || `${words.kinds[node.kind]}: ${words.grouped(count(node.count))}`;
    void import('cytoscape').then(({ default: cytoscape }) => {
      if (isGone || !place.current) return;
      keepStylesOut();
      core.current = cytoscape({
        container: place.current,
        elements: elementsOf(graph, roomOf(place.current), labelOf),
        style: graphStyle(scheme),
        layout: { name: 'preset', fit: false },
        minZoom: 0.15,
        maxZoom: 2.5,
        boxSelectionEnabled: false,
        autoungrabify: true,
      });
      // A name there is no room for shows under the pointer.
      core.current.on('mouseover', 'node', (event) => event.target.addClass('pointed'));
      core.current.on('mouseout', 'node', (event) => event.target.removeClass('pointed'));
      core.current.on('tap', 'node', (event) => {
        const target = targetOf(detail, event.target.id());
        if (target) go(target);
      });
      setLoading(false);
    });
    return () => {
      isGone = true;
      core.current?.destroy();
    };
  }, [detail, graph, scheme, words, go]);
  return (
    <figure>
      <Columns graph={graph} />
      <div
        ref={place}
        className="graph"
        role="img"
        lang={language}
        aria-label={words.graphLabel(count(detail.nodes.length), count(detail.edges.length))}
      >
        {isLoading && <Skeleton height="100%" />}
      </div>
      <div className="row between">
        <p className="soft small">{words.graphHint}</p>
        <button type="button" className="plain-button small" onClick={() => core.current?.reset()}>
          {words.fit}
        </button>
      </div>
    </figure>
  );
}

function Columns({ graph }: { graph: Drawn }) {
  const { kinds } = useWords(campaignWords);
  return (
    <div className="graph-columns soft small" aria-hidden="true">
      {columnsOf(graph).map((column) => (
        <span key={column[0]}>{column.map((kind) => kinds[kind]).join(' · ')}</span>
      ))}
    </div>
  );
}
