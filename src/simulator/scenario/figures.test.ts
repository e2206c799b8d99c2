import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { largestRemainder, scaleFigures } from './figures.ts';
import { publishedFigures } from './wave-2025.ts';

test('the largest remainders get what rounding left', () => {
  assert.deepEqual(largestRemainder([43, 1422, 1847], 0.02), [1, 28, 37]);
  assert.deepEqual(largestRemainder([33, 685, 736], 0.02), [0, 14, 15]);
  assert.deepEqual(largestRemainder([33, 685, 736], 1), [33, 685, 736]);
});

test('the sum is rounded once and no part is off by one or more', () => {
  const figures = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(figures, fc.double({ min: 0, max: 1, noNaN: true }), (parts, scale) => {
      const scaled = largestRemainder(parts, scale);
      const exact = parts.reduce((sum, part) => sum + part, 0) * scale;
      const whole = scaled.reduce((sum, part) => sum + part, 0);
      assert.ok(Math.abs(whole - exact) <= 0.5 + 1e-6);
      for (const [index, part] of parts.entries()) {
        assert.ok(Math.abs(scaled[index]! - part * scale) < 1 + 1e-6);
      }
    }),
  );
});

test('cases never exceed accesses, firms never cases, at any scale', () => {
  for (let scale = 0; scale <= 1; scale += 0.001) {
    for (const row of scaleFigures(publishedFigures, scale)) {
      assert.ok(row.cases <= row.accesses && row.firms <= row.cases);
    }
  }
});
