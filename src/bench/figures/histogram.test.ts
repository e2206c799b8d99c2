import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createHistogram } from './histogram.ts';

test('an empty histogram has no quantiles', () => {
  assert.equal(createHistogram().quantile(0.99), 0);
});

test('a quantile is at or above the true one, by less than its bucket', () => {
  const latency = fc.double({ min: 0, max: 6e7, noNaN: true });
  fc.assert(
    fc.property(fc.array(latency, { minLength: 1, maxLength: 200 }), (values) => {
      const histogram = createHistogram();
      for (const value of values) histogram.add(value);
      const sorted = values.toSorted((one, other) => one - other);
      for (const share of [0, 0.5, 0.9, 0.99, 1]) {
        const exact = sorted[Math.max(1, Math.ceil(share * values.length)) - 1]!;
        const found = histogram.quantile(share);
        assert.ok(found > exact, `${found} is not above ${exact}`);
        assert.ok(found <= exact * (1 + 1 / 64) + 1, `${found} is far above ${exact}`);
      }
    }),
  );
});

test('what is beyond the last bucket is counted in it', () => {
  const histogram = createHistogram();
  histogram.add(Number.MAX_SAFE_INTEGER);
  assert.equal(histogram.count, 1);
  assert.ok(histogram.quantile(0.5) >= 3.6e9);
});
