// The facts behind a reason: named values, no words.
import { clamp } from './decay.ts';
import { significant } from './significant.ts';

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Figures in facts carry three significant digits: enough to read, and the same on every machine. */
export function short(value: number): number {
  // What three digits hold is as it is: writing a number out and reading it in again takes long.
  if (Number.isInteger(value) && Math.abs(value) < 1000) return value + 0;
  return significant(clamp(value, -figureMax, figureMax), 3);
}

/** What is larger is a fault of the sender; infinity has no JSON. */
const figureMax = 1e15;
