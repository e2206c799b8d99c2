// The facts behind a reason: named values, no words.
import { clamp } from './decay.ts';

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Figures in facts carry three significant digits: enough to read, and the same on every machine. */
export function short(value: number): number {
  return value === 0 ? 0 : Number(clamp(value, -figureMax, figureMax).toPrecision(3));
}

/** What is larger is a fault of the sender; infinity has no JSON. */
const figureMax = 1e15;
