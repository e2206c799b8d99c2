// What a rounded figure can have been: calculating with both ends, exactly.
import { type Exact, exactOf, isLess, minus, over, plus, times } from '../exact.ts';

export interface Range {
  readonly low: Exact;
  readonly high: Exact;
}

const two = exactOf(2)!;

/** Half of the unit it is rounded to, either way; never below nothing. */
export function rangeOf(value: Exact, roundedTo: Exact): Range {
  const half = over(roundedTo, two);
  return { low: minus(value, half), high: plus(value, half) };
}

export const addRanges = (ranges: readonly Range[]): Range =>
  ranges.reduce((left, right) => ({
    low: plus(left.low, right.low),
    high: plus(left.high, right.high),
  }));

export const scaleRange = ({ low, high }: Range, factor: Exact): Range => ({
  low: times(low, factor),
  high: times(high, factor),
});

/** Whether one figure can have been both. */
export const meet = (left: Range, right: Range): boolean =>
  !isLess(left.high, right.low) && !isLess(right.high, left.low);
