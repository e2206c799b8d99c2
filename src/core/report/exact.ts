// Exact arithmetic for money: fractions of whole numbers, so that no sum depends on its order.
// A price in JSON is a binary float; its shortest decimal text is what was written, and is taken.

export interface Exact {
  readonly numerator: bigint;
  /** Positive, and without a common divisor with the numerator. */
  readonly denominator: bigint;
}

export const zero: Exact = { numerator: 0n, denominator: 1n };
export const one: Exact = { numerator: 1n, denominator: 1n };

function commonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left < 0n ? -left : left, right];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function reduced(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 1n) return { numerator, denominator };
  const divisor = commonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Sixty digits either side hold any price there is; longer texts are refused. */
const decimalPattern = /^(-?)(\d{1,60})(?:\.(\d{1,60}))?(?:e([+-]?\d{1,2}))?$/;

/** The value of `84.1`, `-3`, `1e-7` or of a number; undefined where it is none. */
export function exactOf(value: string | number): Exact | undefined {
  const parts = decimalPattern.exec(String(value));
  if (parts === null) return undefined;
  const [, sign, whole, decimals = '', exponent = '0'] = parts;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const places = decimals.length - Number(exponent);
  return places > 0
    ? reduced(digits, 10n ** BigInt(places))
    : { numerator: digits * 10n ** BigInt(-places), denominator: 1n };
}

export function plus(left: Exact, right: Exact): Exact {
  if (left.denominator === right.denominator) {
    return reduced(left.numerator + right.numerator, left.denominator);
  }
  return reduced(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export const negative = ({ numerator, denominator }: Exact): Exact => ({
  numerator: -numerator,
  denominator,
});

export const minus = (left: Exact, right: Exact): Exact => plus(left, negative(right));

export const times = (left: Exact, right: Exact): Exact =>
  reduced(left.numerator * right.numerator, left.denominator * right.denominator);

/** Throws a RangeError on division by zero, as BigInt does. */
export function over(left: Exact, right: Exact): Exact {
  if (right.numerator === 0n) throw new RangeError('division by zero');
  const sign = right.numerator < 0n ? -1n : 1n;
  return reduced(
    left.numerator * right.denominator * sign,
    left.denominator * right.numerator * sign,
  );
}

export const sumOf = (values: readonly Exact[]): Exact => values.reduce(plus, zero);

export const signOf = ({ numerator }: Exact): -1 | 0 | 1 =>
  numerator === 0n ? 0 : numerator < 0n ? -1 : 1;

export const isLess = (left: Exact, right: Exact): boolean => signOf(minus(left, right)) < 0;

export const leastOf = (left: Exact, right: Exact): Exact => (isLess(left, right) ? left : right);

/** Nothing below zero. */
export const atLeastZero = (value: Exact): Exact => (signOf(value) < 0 ? zero : value);

/** Halves away from zero, as bills are rounded. */
function rounded({ numerator, denominator }: Exact): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (size * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -whole : whole;
}

/** The nearest whole number; a RangeError beyond 2^53 - 1, where numbers are no longer exact. */
export function wholeOf(value: Exact): number {
  const whole = Number(rounded(value));
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${whole} is beyond 2^53 - 1`);
  return whole;
}

/** `84.1`, `-0.333333`: at most `placesMax` decimals, zeros at the end left out. */
export function decimalText(value: Exact, placesMax = 6): string {
  const scaled = rounded(times(value, { numerator: 10n ** BigInt(placesMax), denominator: 1n }));
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(placesMax + 1, '0');
  const whole = digits.slice(0, digits.length - placesMax);
  const decimals = digits.slice(digits.length - placesMax).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** For comparing and drawing only, never for sums of money. */
export const approximately = (value: Exact): number => Number(decimalText(value, 12));
