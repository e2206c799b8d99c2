// Round steps for an axis that starts at zero.

/** Steps people read easily: 1, 2 or 5 times a power of ten. */
const roundSteps = [1, 2, 5, 10];

/** Marks from zero to at least `highest`, about `wanted` of them; whole numbers only. */
export function axisMarks(highest: number, wanted = 5): readonly number[] {
  const rough = Math.max(1, highest / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = roundSteps.map((round) => round * power).find((round) => round >= rough)!;
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}
