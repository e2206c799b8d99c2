import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integer, stream } from './random.ts';
import { createSchedule } from './schedule.ts';

test('items come out by time, equal times in the order they went in', () => {
  const schedule = createSchedule<number>();
  const random = stream(1, 'schedule');
  const entered: { readonly time: number; readonly nth: number }[] = [];
  for (let nth = 0; nth < 3000; nth += 1) {
    const time = integer(random, 0, 200);
    entered.push({ time, nth });
    schedule.push(time, nth);
  }
  entered.sort((left, right) => left.time - right.time || left.nth - right.nth);
  for (const { time, nth } of entered) {
    assert.equal(schedule.nextTime(), time);
    assert.equal(schedule.pop(), nth);
  }
  assert.equal(schedule.nextTime(), Number.POSITIVE_INFINITY);
  assert.equal(schedule.pop(), undefined);
});

test('pushing between pops keeps the order', () => {
  const schedule = createSchedule<string>();
  schedule.push(10, 'b');
  schedule.push(5, 'a');
  assert.equal(schedule.pop(), 'a');
  schedule.push(7, 'later but sooner');
  schedule.push(10, 'c');
  assert.deepEqual(
    [schedule.pop(), schedule.pop(), schedule.pop()],
    ['later but sooner', 'b', 'c'],
  );
  assert.equal(schedule.size(), 0);
});
