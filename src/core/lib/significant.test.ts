import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { significant } from './significant.ts';

function assertAsWritten(value: number): void {
  for (const digits of [3, 4] as const)
    assert.ok(
      Object.is(significant(value, digits), Number(value.toPrecision(digits))),
      `${value} to ${digits} digits`,
    );
}

test('to the last bit what writing out and reading in gives', () => {
  const ordinary = fc.double({ min: -2000, max: 2000, noNaN: true });
  fc.assert(
    fc.property(fc.oneof(fc.double(), ordinary, fc.double({ min: 0, max: 1 })), assertAsWritten),
    { numRuns: 20_000 },
  );
});

test('in the middle between two, and just beside it', () => {
  for (let whole = 1000; whole <= 10_001; whole += 7)
    for (const scale of [1, 10, 100, 1e3, 1e4, 1e6, 1e9, 1e12]) {
      const value = (whole + 0.5) / scale;
      for (const beside of [value, value * (1 + 2 ** -52), value * (1 - 2 ** -52)])
        for (const signed of [beside, -beside]) assertAsWritten(signed);
    }
});
