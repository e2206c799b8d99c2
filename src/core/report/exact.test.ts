// Arithmetic that binary floats get wrong comes out exactly, in any order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decimalText,
  type Exact,
  exactOf,
  minus,
  over,
  plus,
  sumOf,
  times,
  wholeOf,
} from './exact.ts';

const of = (value: string | number): Exact => {
  const exact = exactOf(value);
  assert.ok(exact, String(value));
  return exact;
};

test('a tenth and two tenths are three tenths', () => {
  assert.notEqual(0.1 + 0.2, 0.3);
  assert.deepEqual(plus(of(0.1), of(0.2)), of('0.3'));
  assert.equal(decimalText(times(of(84.1), of(2_600_000))), '218660000');
});

test('what is no decimal is none', () => {
  for (const text of ['', '1,000', '0x10', 'NaN', '1.', '.5', '1e400', ' 1', '--1', '9'.repeat(61)])
    assert.equal(exactOf(text), undefined, text);
  assert.equal(exactOf(Number.NaN), undefined);
  assert.equal(exactOf(Number.POSITIVE_INFINITY), undefined);
  assert.deepEqual(of(1e-7), of('0.0000001'));
  assert.deepEqual(of(1e21), of(`1${'0'.repeat(21)}`));
});

test('a third stays a third until it is written', () => {
  const third = over(of(100), of(3));
  assert.deepEqual(times(third, of(3)), of(100));
  assert.equal(decimalText(third), '33.333333');
  assert.equal(decimalText(over(of(-2), of(3)), 2), '-0.67');
  assert.throws(() => over(third, of(0)), RangeError);
});

test('halves go away from zero, and what is too large is refused', () => {
  const halves = ['0.5', '-0.5', '2.5', '1.4999', '-1.5'];
  assert.deepEqual(
    halves.map((text) => wholeOf(of(text))),
    [1, -1, 3, 1, -2],
  );
  assert.equal(wholeOf(of(Number.MAX_SAFE_INTEGER)), Number.MAX_SAFE_INTEGER);
  assert.throws(() => wholeOf(of('9007199254740992')), RangeError);
});

const cents = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

test('sums do not depend on the order, and what is added can be taken away', () => {
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 40 }), cents, (values, other) => {
      const exacts = values.map((value) => of((value / 100).toFixed(2)));
      const total = sumOf(exacts);
      assert.deepEqual(sumOf(exacts.toReversed()), total);
      assert.equal(
        decimalText(total, 2),
        decimalText(over(of(values.reduce((sum, value) => sum + value, 0)), of(100)), 2),
      );
      assert.deepEqual(minus(plus(total, of(other)), of(other)), total);
    }),
  );
});
