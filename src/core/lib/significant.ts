// Rounds a number to a few digits, as writing it out with so many and reading it in again would.

/** Powers of ten that bring what is neither very small nor large before the point. */
const scales = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8] as const;
/** Multiplying is exact to far less; what lies so close to the middle is left to the writing. */
const middle = 1e-6;

/** `Number(value.toPrecision(digits))`, in a fraction of its time. */
export function significant(value: number, digits: 3 | 4): number {
  const lowest = digits === 3 ? 100 : 1000;
  const size = Math.abs(value);
  for (const scale of scales) {
    const scaled = size * scale;
    if (scaled < lowest) continue;
    const part = scaled - Math.floor(scaled) - 0.5;
    if (scaled >= lowest * 10 - 1 || (part < middle && part > -middle)) break;
    // A quotient of two whole numbers is the nearest there is, as is the number read from its digits.
    return (Math.round(scaled) / scale) * Math.sign(value);
  }
  return Number(value.toPrecision(digits));
}
