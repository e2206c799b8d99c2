// The regulator's monthly figures, and their reduction to a smaller world.

export interface MonthFigures {
  /** `2025-03`. */
  readonly month: string;
  readonly firms: number;
  readonly accesses: number;
  readonly cases: number;
  readonly salesYen: number;
  readonly purchasesYen: number;
}

/** Whole numbers in proportion, with the sum rounded once: what is left goes to the largest rests. */
export function largestRemainder(figures: readonly number[], scale: number): number[] {
  const exact = figures.map((figure) => figure * scale);
  const floors = exact.map((value) => Math.floor(value + 1e-9));
  const whole = Math.round(exact.reduce((sum, value) => sum + value, 0));
  const byRest = exact
    .map((value, index) => ({ index, rest: value - floors[index]! }))
    .sort((left, right) => right.rest - left.rest || left.index - right.index);
  let left = whole - floors.reduce((sum, value) => sum + value, 0);
  for (const { index } of byRest) {
    if (left <= 0) break;
    floors[index]! += 1;
    left -= 1;
  }
  return floors;
}

/** A case is an access, so where rounding left a month short of accesses it gets one. */
export function scaleFigures(months: readonly MonthFigures[], scale: number): MonthFigures[] {
  const cases = largestRemainder(
    months.map((row) => row.cases),
    scale,
  );
  const accesses = largestRemainder(
    months.map((row) => row.accesses),
    scale,
  );
  return months.map((row, index) => ({
    month: row.month,
    firms: Math.min(row.firms, cases[index]!),
    accesses: Math.max(accesses[index]!, cases[index]!),
    cases: cases[index]!,
    salesYen: cases[index] === 0 ? 0 : row.salesYen * scale,
    purchasesYen: cases[index] === 0 ? 0 : row.purchasesYen * scale,
  }));
}
