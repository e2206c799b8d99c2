// Outlines of words in the document font, by the font reader that the PDF writer brings along.
import { createRequire } from 'node:module';
import { type FontName, fontBytes } from '../pdf/pdf-document.ts';
import type { Point } from './mask.ts';

interface PathCommand {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  readonly args: readonly number[];
}

interface Font {
  readonly unitsPerEm: number;
  layout(text: string): {
    readonly glyphs: readonly { readonly path: { readonly commands: readonly PathCommand[] } }[];
    readonly positions: readonly { readonly xAdvance: number }[];
  };
}

const require = createRequire(import.meta.url);
/** Of pdfkit's own, so that page and picture are set in the same way. */
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as {
  create(bytes: Buffer): Font;
};

const fonts = new Map<FontName, Font>();

/** At most two fonts. */
function fontOf(name: FontName): Font {
  const font = fonts.get(name) ?? fontkit.create(fontBytes(name));
  fonts.set(name, font);
  return font;
}

/** Straight pieces of a curve: at the sizes of a chart no eye sees them. */
const curveSteps = 6;

function pointOnCurve(from: Point, args: readonly number[], t: number): Point {
  const u = 1 - t;
  if (args.length === 4) {
    const [cx, cy, x, y] = args;
    return [
      u * u * from[0] + 2 * u * t * cx + t * t * x,
      u * u * from[1] + 2 * u * t * cy + t * t * y,
    ];
  }
  const [ax, ay, bx, by, x, y] = args;
  const mixed = (start: number, first: number, second: number, end: number): number =>
    u ** 3 * start + 3 * u * u * t * first + 3 * u * t * t * second + t ** 3 * end;
  return [mixed(from[0], ax, bx, x), mixed(from[1], ay, by, y)];
}

function contoursOf(commands: readonly PathCommand[]): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([[args[0], args[1]]]);
    const contour = contours.at(-1);
    const from = contour?.at(-1);
    if (contour === undefined || from === undefined || command === 'closePath') continue;
    const steps = command === 'lineTo' ? 1 : command === 'moveTo' ? 0 : curveSteps;
    for (let step = 1; step <= steps; step += 1)
      contour.push(
        command === 'lineTo' ? [args[0], args[1]] : pointOnCurve(from, args, step / steps),
      );
  }
  return contours;
}

export interface Outlines {
  /** Closed outlines, the base line at 0 and y downwards. */
  readonly contours: readonly (readonly Point[])[];
  readonly width: number;
}

export function outlinesOf(text: string, name: FontName, size: number): Outlines {
  const font = fontOf(name);
  const { glyphs, positions } = font.layout(text);
  const scale = size / font.unitsPerEm;
  const contours: Point[][] = [];
  let pen = 0;
  for (const [at, { path }] of glyphs.entries()) {
    for (const contour of contoursOf(path.commands))
      contours.push(contour.map(([x, y]): Point => [(pen + x) * scale, -y * scale]));
    pen += positions[at].xAdvance;
  }
  return { contours, width: pen * scale };
}
