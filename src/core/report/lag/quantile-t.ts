// The 90 % quantile of Student's t, which bounds the middle 80 %.

/** By degrees of freedom from 1 on; standard tables, three decimals. */
const table: readonly number[] = [
  3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345,
  1.341, 1.337, 1.333, 1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313,
  1.311, 1.31,
];
const normal = 1.282;

export function quantileOfT(degreesOfFreedom: number): number {
  return table[degreesOfFreedom - 1] ?? normal;
}
