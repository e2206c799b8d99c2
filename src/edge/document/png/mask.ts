// Fills outlines exactly: how much of each pixel lies inside, as grey levels from 0 to 1.
//
// Every edge adds its signed area to the pixels it crosses; their running sum along a row is the
// share of each pixel that is covered (the method of Levien's font-rs, 2016). No samples are taken,
// so the same outline gives the same pixels everywhere.

export type Point = readonly [x: number, y: number];

export interface Mask {
  readonly width: number;
  readonly height: number;
  /** One more a row than its pixels: an edge at the last one writes behind it. */
  readonly areas: Float32Array;
}

export function newMask(width: number, height: number): Mask {
  return { width, height, areas: new Float32Array((width + 1) * height) };
}

/** The part of an edge inside one row of pixels, from x0 to x1 while y grows by `dy`. */
function addSpan(mask: Mask, row: number, x0: number, x1: number, signedDy: number): void {
  const { width, areas } = mask;
  const base = row * (width + 1);
  const [left, right] = x0 < x1 ? [x0, x1] : [x1, x0];
  const from = Math.max(0, Math.min(width, left));
  const to = Math.max(0, Math.min(width, right));
  const first = Math.min(Math.floor(from), width - 1);
  const last = Math.min(Math.ceil(to), width);
  if (last <= first + 1) {
    const middle = (from + to) / 2 - first;
    areas[base + first] += signedDy * (1 - middle);
    areas[base + first + 1] += signedDy * middle;
    return;
  }
  const slope = 1 / (to - from);
  const intoFirst = 0.5 * slope * (1 - (from - first)) ** 2;
  areas[base + first] += signedDy * intoFirst;
  const intoLast = 0.5 * slope * (to - last + 1) ** 2;
  let before = intoFirst;
  for (let x = first + 1; x < last; x += 1) {
    const whole = slope * (x + 0.5 - from);
    const covered = x === last - 1 ? 1 - intoLast : whole;
    areas[base + x] += signedDy * (covered - before);
    before = covered;
  }
  areas[base + last] += signedDy * (1 - before);
}

function addEdge(mask: Mask, [x0, y0]: Point, [x1, y1]: Point): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, top, bottomX, bottom] = sign > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottom - top);
  const end = Math.min(bottom, mask.height);
  let y = Math.max(top, 0);
  let x = topX + (y - top) * slope;
  while (y < end) {
    const row = Math.floor(y);
    const next = Math.min(row + 1, end);
    const nextX = x + (next - y) * slope;
    addSpan(mask, row, x, nextX, sign * (next - y));
    y = next;
    x = nextX;
  }
}

/** A closed outline; holes run the other way round. */
export function addOutline(mask: Mask, points: readonly Point[]): void {
  for (const [at, point] of points.entries())
    addEdge(mask, point, points[(at + 1) % points.length]);
}

/** Half a grey level: less changes nothing, and is what sums of floats leave behind. */
const sharePaintedMin = 1 / 512;

/** Calls `paint` for every pixel that is covered, with the share of it. */
export function eachCovered(
  mask: Mask,
  paint: (x: number, y: number, share: number) => void,
): void {
  const { width, height, areas } = mask;
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let x = 0; x < width; x += 1) {
      sum += areas[row * (width + 1) + x];
      const share = Math.min(1, Math.abs(sum));
      if (share > sharePaintedMin) paint(x, row, share);
    }
  }
}
