// A drawing as a PNG picture in grey levels, with its words in the document font.
import { PNG } from 'pngjs';
import type { Box, Drawing, Shape, Style, Words } from '../../core/report/chart/drawing.ts';
import { outlinesOf } from './png/font-outlines.ts';
import { addOutline, eachCovered, newMask, type Point } from './png/mask.ts';
import { strokeOutlines } from './png/stroke.ts';

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** 0 black to 1 white. */
  readonly greys: Float32Array;
}

type Outline = readonly Point[];

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels that the outlines may touch, within the canvas. */
function extentOf({ width, height }: Canvas, points: readonly Point[]): Extent {
  const spanOf = (axis: 0 | 1, most: number): readonly [from: number, length: number] => {
    const places = points.map((point) => point[axis]);
    const from = Math.max(0, Math.floor(Math.min(...places)));
    const to = Math.min(most, Math.ceil(Math.max(...places)));
    return [from, Math.max(0, to - from)];
  };
  const [left, across] = spanOf(0, width);
  const [top, down] = spanOf(1, height);
  return { left, top, width: across, height: down };
}

/** Outlines that overlap are painted together: twice covered is covered. */
function paint(canvas: Canvas, outlines: readonly Outline[], grey: number): void {
  const { scale, greys } = canvas;
  const scaled = outlines.map((outline) => outline.map(([x, y]): Point => [x * scale, y * scale]));
  const { left, top, width, height } = extentOf(canvas, scaled.flat());
  if (width === 0 || height === 0) return;
  const mask = newMask(width, height);
  for (const outline of scaled)
    addOutline(
      mask,
      outline.map(([x, y]): Point => [x - left, y - top]),
    );
  eachCovered(mask, (x, y, share) => {
    const at = (top + y) * canvas.width + left + x;
    greys[at] += (grey - greys[at]) * share;
  });
}

function paintStyled(canvas: Canvas, outline: Outline, isClosed: boolean, style: Style): void {
  const { fill, stroke, strokeWidth = 1, dash } = style;
  if (fill !== undefined && isClosed) paint(canvas, [outline], fill);
  if (stroke === undefined) return;
  const line = isClosed ? [...outline, outline[0]] : outline;
  paint(canvas, strokeOutlines(line, strokeWidth, dash), stroke);
}

function paintWords(canvas: Canvas, { text, x, y, size, anchor, bold, fill = 0 }: Words): void {
  const { contours, width } = outlinesOf(text, bold ? 'bold' : 'regular', size);
  const shift = anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width;
  const placed = contours.map((contour) =>
    contour.map(([px, py]): Point => [x - shift + px, y + py]),
  );
  paint(canvas, placed, fill);
}

function paintBox(canvas: Canvas, box: Box): void {
  const { x, y, width, height } = box;
  if (width <= 0 || height <= 0) return;
  const corners: Outline = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  paintStyled(canvas, corners, true, box);
}

function paintShape(canvas: Canvas, shape: Shape): void {
  if (shape.kind === 'words') paintWords(canvas, shape);
  else if (shape.kind === 'line') paintStyled(canvas, shape.points, false, shape);
  else paintBox(canvas, shape);
}

/** Pixels for each unit of the drawing: sharp on the screens and in the documents of today. */
const scaleDefault = 2;

/** The same drawing gives the same bytes. */
export function drawingPng(drawing: Drawing, scale = scaleDefault): Buffer {
  const [width, height] = [Math.ceil(drawing.width * scale), Math.ceil(drawing.height * scale)];
  const canvas = { width, height, scale, greys: new Float32Array(width * height).fill(1) };
  for (const shape of drawing.shapes) paintShape(canvas, shape);
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false });
  png.data = Buffer.from(Uint8Array.from(canvas.greys, (grey) => Math.round(grey * 255)));
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}
