// Several runs of the same thing as one figure: the median, and between what it lay.

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  if (sorted.length === 0) throw new RangeError('no run, no figure');
  return { median: medianOf(sorted), min: sorted[0]!, max: sorted.at(-1)! };
}

/** Ours over the peer's, run by run: what the machine did to a pair it did to both. */
export function ratiosOf(ours: readonly number[], peers: readonly number[]): Spread {
  if (ours.length !== peers.length) throw new RangeError('every run has its peer');
  return spreadOf(ours.map((value, run) => value / peers[run]!));
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function textOfSpread({ median, min, max }: Spread, digits = 2): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}
