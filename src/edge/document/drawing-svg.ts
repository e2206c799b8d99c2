// A drawing as SVG text that stands alone: no script, no font to load, words for screen readers.
import type { Drawing, Shape, Style, Words } from '../../core/report/chart/drawing.ts';
import { greyOf } from './grey.ts';
import { xmlText } from './xml-text.ts';

/** The first that the reader's machine has; all of them hold Japanese. */
const fontFamily =
  "'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', Meiryo, sans-serif";

/** Two decimals are finer than any screen or printer needs here. */
const number = (value: number): string => String(Math.round(value * 100) / 100);

function styleOf({ fill, stroke, strokeWidth, dash }: Style): string {
  const parts = [`fill="${fill === undefined ? 'none' : greyOf(fill)}"`];
  if (stroke !== undefined) {
    parts.push(`stroke="${greyOf(stroke)}" stroke-width="${number(strokeWidth ?? 1)}"`);
  }
  if (dash !== undefined) parts.push(`stroke-dasharray="${dash.map(number).join(' ')}"`);
  return parts.join(' ');
}

function wordsSvg({ text, x, y, size, anchor, bold, fill = 0 }: Words): string {
  const weight = bold ? ' font-weight="bold"' : '';
  const place = `x="${number(x)}" y="${number(y)}" font-size="${number(size)}"`;
  return `<text ${place} text-anchor="${anchor}" fill="${greyOf(fill)}"${weight}>${xmlText(text)}</text>`;
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape;
      const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
      return `<rect ${place} ${styleOf(shape)}/>`;
    }
    case 'line': {
      const points = shape.points.map((point) => point.map(number).join(',')).join(' ');
      return `<polyline points="${points}" ${styleOf(shape)}/>`;
    }
    case 'words':
      return wordsSvg(shape);
  }
}

/** With `inline`, a name, it is a part of a page: without a namespace, under names of its own. */
export function drawingSvg(drawing: Drawing, { inline }: { inline?: string } = {}): string {
  const { width, height, title, description, language } = drawing;
  const namespace = inline === undefined ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const prefix = inline === undefined ? '' : `${inline}-`;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg${namespace} ${size} lang="${language}" role="img" aria-labelledby="${prefix}title ${prefix}description" font-family="${fontFamily}">`,
    `<title id="${prefix}title">${xmlText(title)}</title>`,
    `<desc id="${prefix}description">${xmlText(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...drawing.shapes.map(shapeSvg),
    '</svg>',
    '',
  ].join('\n');
}
