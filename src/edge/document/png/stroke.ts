// Turns lines into outlines: each piece a rectangle along it, dashes cut out.
import type { Point } from './mask.ts';

function rectangle([x0, y0]: Point, [x1, y1]: Point, width: number): readonly Point[] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const nx = ((y1 - y0) / length) * (width / 2);
  const ny = ((x1 - x0) / length) * (width / 2);
  return [
    [x0 + nx, y0 - ny],
    [x1 + nx, y1 - ny],
    [x1 - nx, y1 + ny],
    [x0 - nx, y0 + ny],
  ];
}

/** Pieces of a line of `length` that are drawn, from its beginning; `done` is the way before it. */
function dashesOf(length: number, done: number, [dash, gap]: readonly [number, number]) {
  const pieces: [from: number, to: number][] = [];
  const period = dash + gap;
  for (let start = -(done % period); start < length; start += period) {
    const [from, to] = [Math.max(0, start), Math.min(length, start + dash)];
    if (to > from) pieces.push([from, to]);
  }
  return pieces;
}

/** `points` are joined by straight lines; corners stay open, by less than a pixel. */
export function strokeOutlines(
  points: readonly Point[],
  width: number,
  dash?: readonly [number, number],
): readonly (readonly Point[])[] {
  const outlines: (readonly Point[])[] = [];
  let done = 0;
  for (const [at, to] of points.slice(1).entries()) {
    const from = points[at];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length === 0) continue;
    const along = (way: number): Point => [
      from[0] + ((to[0] - from[0]) * way) / length,
      from[1] + ((to[1] - from[1]) * way) / length,
    ];
    for (const [start, end] of dash ? dashesOf(length, done, dash) : [[0, length]])
      outlines.push(rectangle(along(start), along(end), width));
    done += length;
  }
  return outlines;
}
