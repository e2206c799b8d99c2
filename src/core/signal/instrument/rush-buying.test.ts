import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint } from '../../state/tape.ts';
import { rushBuying } from './rush-buying.ts';

const startMs = Date.UTC(2026, 0, 5, 1);
const chunkMs = 5000;

/** `chunks` chunks of `usual` buy orders each, then `orders` orders of `prints` prints in one chunk. */
function tapeOf(chunks: number, usual: number, orders: number, prints = 1) {
  const tape = createTape();
  const buy = (timeMs: number) =>
    foldPrint(tape, { timeMs, price: 100, quantity: 100, side: 'buy' });
  for (let i = 0; i < chunks; i++)
    for (let order = 0; order < usual; order++) buy(startMs + i * chunkMs + order);
  const timeMs = startMs + (chunks + 10) * chunkMs;
  for (let order = 0; order < orders; order++)
    for (let one = 0; one < prints; one++) buy(timeMs + order);
  return { tape, timeMs: timeMs + orders };
}

test('a crowd counts by orders, one order in many prints does not', () => {
  const crowd = tapeOf(200, 1, 60);
  const sweep = tapeOf(200, 1, 1, 60);
  assert.equal(rushBuying.evaluate(crowd.tape, crowd.timeMs)?.facts.orders, 60);
  assert.ok(rushBuying.measure(crowd.tape, crowd.timeMs) > 1.4);
  assert.ok(rushBuying.measure(sweep.tape, sweep.timeMs) < 0.1);
});

test('sixty orders are nothing where sixty are usual', () => {
  const { tape, timeMs } = tapeOf(200, 20, 60);
  assert.ok(rushBuying.measure(tape, timeMs) < 0.4);
});

test('more orders never count less', () => {
  const values = [0, 1, 5, 20, 100, 1000].map((orders) => {
    const { tape, timeMs } = tapeOf(200, 2, orders);
    return rushBuying.measure(tape, timeMs);
  });
  assert.deepEqual(
    values,
    values.toSorted((one, other) => one - other),
  );
  assert.equal(values[0], 0);
  assert.equal(values.at(-1), rushBuying.valueMax);
});

test('nothing is said before the warm-up', () => {
  const { tape, timeMs } = tapeOf(30, 1, 500);
  assert.equal(rushBuying.evaluate(tape, timeMs), undefined);
});
