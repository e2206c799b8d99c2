import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLine } from './line.ts';

test('first in, first out, also when thousands have left', () => {
  const line = createLine<number>();
  let next = 0;
  for (let number = 0; number < 10_000; number += 1) {
    line.put(number);
    if (number % 4 === 0) continue;
    assert.equal(line.take(), next);
    next += 1;
  }
  assert.equal(line.length, 10_000 - next);
  while (line.length > 0) {
    assert.equal(line.take(), next);
    next += 1;
  }
  assert.equal(next, 10_000);
  assert.throws(() => line.take(), RangeError);
});
