// A straight line through points: how fast something grows.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Slope of the line of least squares, units of y per unit of x; 0 for fewer than two places. */
export function slopeOf(points: readonly Point[]): number {
  const meanX = meanOf(points.map(({ x }) => x));
  const meanY = meanOf(points.map(({ y }) => y));
  let together = 0;
  let alone = 0;
  for (const { x, y } of points) {
    together += (x - meanX) * (y - meanY);
    alone += (x - meanX) ** 2;
  }
  return alone === 0 ? 0 : together / alone;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
