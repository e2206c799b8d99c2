// Small charts as SVG text: lines over a logarithmic axis, and points against a diagonal.
import type { Curve } from './curves.ts';

export interface Axis {
  readonly label: string;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

const width = 590;
const height = 320;
const margin = { left: 56, right: 180, top: 12, bottom: 48 };
const plotWidth = width - margin.left - margin.right;
const plotHeight = height - margin.top - margin.bottom;

/** Told apart by colour and by dash, so that a black and white print can be read. */
const styles = [
  { colour: '#0b5', dash: '' },
  { colour: '#c60', dash: '6 3' },
  { colour: '#06c', dash: '2 3' },
  { colour: '#936', dash: '8 3 2 3' },
  { colour: '#555', dash: '1 2' },
];

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function y(share: number): number {
  return margin.top + plotHeight * (1 - share);
}

/** Curves of shares over a logarithmic x axis. */
export function curveChart(
  title: string,
  curves: readonly Curve[],
  names: (by: Curve['by']) => string,
  axis: Axis,
): string {
  const low = Math.log(axis.ticks[0]!);
  const high = Math.log(axis.ticks.at(-1)!);
  const x = (value: number) => margin.left + (plotWidth * (Math.log(value) - low)) / (high - low);
  const lines = curves.map(({ by, points }, index) => {
    const { colour, dash } = styles[index % styles.length]!;
    const path = points
      .map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`)
      .join(' ');
    const legend = margin.top + 14 + index * 18;
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>` +
      `<line x1="${width - 168}" x2="${width - 140}" y1="${legend}" y2="${legend}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>` +
      `<text x="${width - 134}" y="${legend + 4}">${escapeXml(names(by))}</text>`
    );
  });
  const ticks = axis.ticks.map(
    (value) =>
      `<line x1="${x(value)}" x2="${x(value)}" y1="${y(0)}" y2="${y(0) + 4}" stroke="currentColor"/>` +
      `<text x="${x(value)}" y="${y(0) + 18}" text-anchor="middle">${escapeXml(axis.format(value))}</text>`,
  );
  return frame(title, axis.label, [...shareTicks(), ...ticks, ...lines]);
}

/** Points of what was said against what was true; the diagonal is perfect. */
export function reliabilityChart(
  title: string,
  label: string,
  points: readonly { readonly said: number; readonly was: number; readonly count: number }[],
): string {
  const x = (share: number) => margin.left + plotWidth * share;
  const dots = points.map(
    ({ said, was, count }) =>
      `<circle cx="${x(said).toFixed(1)}" cy="${y(was).toFixed(1)}" r="${(2 + Math.log10(count + 1)).toFixed(1)}" fill="#06c"><title>${count}</title></circle>`,
  );
  const ticks = [0, 0.5, 1].map(
    (share) =>
      `<text x="${x(share)}" y="${y(0) + 18}" text-anchor="middle">${share * 100} %</text>`,
  );
  const diagonal = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="4 3"/>`;
  return frame(title, label, [...shareTicks(), ...ticks, diagonal, ...dots]);
}

function shareTicks(): string[] {
  return [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${margin.left}" x2="${margin.left + plotWidth}" y1="${y(share)}" y2="${y(share)}" stroke="#ddd"/>` +
      `<text x="${margin.left - 6}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  );
}

function frame(title: string, label: string, parts: readonly string[]): string {
  return (
    `<figure><figcaption>${escapeXml(title)}</figcaption>` +
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escapeXml(title)}" font-size="12" fill="currentColor">` +
    `${parts.join('')}<text x="${margin.left + plotWidth / 2}" y="${height - 8}" text-anchor="middle">${escapeXml(label)}</text>` +
    '</svg></figure>'
  );
}
