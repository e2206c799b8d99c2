// The look of the graph: a form a kind, a colour only where there is risk.
import type { StylesheetJson } from 'cytoscape';

const colours = {
  light: {
    ink: '#16202a',
    node: '#8a96a3',
    edge: '#c3cad1',
    hostile: '#c2410c',
    ground: '#ffffff',
  },
  dark: { ink: '#e4e9ed', node: '#73808c', edge: '#39434c', hostile: '#ff8a4c', ground: '#13181c' },
} as const;

export function graphStyle(scheme: 'light' | 'dark'): StylesheetJson {
  const { ink, node, edge, hostile, ground } = colours[scheme];
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        'font-size': 11,
        color: ink,
        'text-valign': 'center',
        'text-halign': 'right',
        'text-margin-x': 4,
        'text-max-width': '130px',
        'text-wrap': 'ellipsis',
        'text-background-color': ground,
        'text-background-opacity': 0.8,
        'background-color': `mapData(risk, 0, 1, ${node}, ${hostile})`,
      },
    },
    { selector: 'node.named, node.pointed', style: { label: 'data(label)' } },
    { selector: 'node[kind = "ip"], node[kind = "source"]', style: { shape: 'diamond' } },
    { selector: 'node[kind = "device"]', style: { shape: 'round-rectangle' } },
    { selector: 'node[kind = "login"]', style: { shape: 'triangle' } },
    { selector: 'node[kind = "instrument"]', style: { shape: 'rectangle', 'font-weight': 'bold' } },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': edge,
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'target-arrow-color': edge,
        'arrow-scale': 0.7,
      },
    },
  ];
}
