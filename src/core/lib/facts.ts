// The facts behind a reason: named values, no words.
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Figures in facts carry three significant digits: enough to read, and the same on every machine. */
export function short(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}
