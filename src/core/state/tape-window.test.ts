import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint } from './tape.ts';
import { chunkMs, windowChunksMax, windowOf } from './tape-window.ts';

const startMs = Date.UTC(2026, 0, 5, 1);

test('a tape without prints has no window', () => {
  assert.equal(windowOf(createTape(), startMs), undefined);
});

test('the window sums the youngest chunks and forgets by time alone', () => {
  const tape = createTape();
  for (let i = 0; i < 10; i++)
    foldPrint(tape, { timeMs: startMs + i * chunkMs, price: 100, quantity: 2, side: 'buy' });
  const lastMs = startMs + 9 * chunkMs;
  assert.deepEqual(windowOf(tape, lastMs), {
    orders: windowChunksMax,
    bought: windowChunksMax * 200,
    rise: 0,
  });
  assert.equal(windowOf(tape, lastMs + chunkMs)?.orders, windowChunksMax - 1);
  assert.equal(windowOf(tape, lastMs + windowChunksMax * chunkMs), undefined);
});

test('a rise is measured from the price before the window; a fall is no rise', () => {
  const rising = createTape();
  const falling = createTape();
  for (let i = 0; i < 60; i++) {
    const timeMs = startMs + i * chunkMs;
    foldPrint(rising, { timeMs, price: i < 59 ? 100 : 110, quantity: 1, side: 'buy' });
    foldPrint(falling, { timeMs, price: i < 59 ? 100 : 90, quantity: 1, side: 'sell' });
  }
  const lastMs = startMs + 59 * chunkMs;
  assert.ok(Math.abs(windowOf(rising, lastMs)!.rise - Math.log(1.1)) < 1e-9);
  assert.equal(windowOf(falling, lastMs)!.rise, 0);
});
