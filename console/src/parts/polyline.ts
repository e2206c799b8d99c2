// Points of small pictures as the text SVG wants, to a tenth of a pixel.

export type Point = readonly [x: number, y: number];

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

export function pathOf(points: readonly Point[]): string {
  return points
    .map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`)
    .join('');
}

/** The area between two lines over the same places. */
export function bandOf(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length === 0) return '';
  return `${pathOf(upper)}${pathOf([...lower].reverse()).replace('M', 'L')}Z`;
}

/** Where a value falls between two others, 0 to 1; the middle where they are the same. */
export function shareBetween(value: number, low: number, high: number): number {
  return high === low ? 0.5 : (value - low) / (high - low);
}
