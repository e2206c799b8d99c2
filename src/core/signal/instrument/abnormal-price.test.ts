import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint } from '../../state/tape.ts';
import { foldBar } from '../../state/tape-bars.ts';
import { abnormalPrice } from './abnormal-price.ts';

const startMs = Date.UTC(2026, 0, 5, 1);
const chunkMs = 5000;

/** `chunks` quiet windows around 100 with ticks of `tick`, then one print at `last`. */
function tapeOf(chunks: number, tick: number, last: number) {
  const tape = createTape();
  const timeMs = startMs + chunks * chunkMs;
  for (let i = 0; i < chunks; i++)
    foldPrint(tape, { timeMs: startMs + i * chunkMs, price: 100 + (i % 2) * tick, quantity: 1 });
  foldPrint(tape, { timeMs, price: last, quantity: 1, side: 'buy' });
  return { tape, timeMs };
}

test('a rise is worth more the further it goes beyond habit, up to the maximum', () => {
  const values = [100, 102, 105, 110, 150, 300].map((last) => {
    const { tape, timeMs } = tapeOf(200, 0.1, last);
    return abnormalPrice.measure(tape, timeMs);
  });
  assert.deepEqual(
    values,
    values.toSorted((one, other) => one - other),
  );
  assert.equal(values.at(-1), abnormalPrice.valueMax);
  assert.ok(values[0] < 0.1);
});

test('the same rise counts less where such rises are usual', () => {
  const calm = tapeOf(200, 0.1, 105);
  const wild = tapeOf(200, 4, 105);
  assert.ok(
    abnormalPrice.measure(wild.tape, wild.timeMs) <
      abnormalPrice.measure(calm.tape, calm.timeMs) / 2,
  );
});

test('nothing is said before the warm-up, after a fall, or once the window has passed', () => {
  const young = tapeOf(30, 0.1, 150);
  assert.equal(abnormalPrice.evaluate(young.tape, young.timeMs), undefined);
  const fallen = tapeOf(200, 0.1, 80);
  assert.equal(abnormalPrice.evaluate(fallen.tape, fallen.timeMs), undefined);
  const passed = tapeOf(200, 0.1, 150);
  assert.equal(abnormalPrice.evaluate(passed.tape, passed.timeMs + 60_000), undefined);
});

test('facts name the rise and what is usual', () => {
  const { tape, timeMs } = tapeOf(200, 0, 110);
  const finding = abnormalPrice.evaluate(tape, timeMs);
  assert.deepEqual(finding?.facts, { risePercent: 10, usualRisePercent: 0, overSeconds: 15 });
  assert.equal(finding?.value, abnormalPrice.measure(tape, timeMs));
});

test('bars speak where there are no prints', () => {
  const tape = createTape();
  const dayMs = 86_400_000;
  for (let day = 0; day <= 30; day++) {
    const high = day < 30 ? 101 : 115;
    const timeMs = startMs + day * dayMs;
    foldBar(tape, { timeMs, seconds: 86_400, open: 100, high, low: 99, close: 100, volume: 1 });
  }
  const lastMs = startMs + 30 * dayMs;
  assert.equal(abnormalPrice.evaluate(tape, lastMs)?.facts.overSeconds, 86_400);
  assert.ok(abnormalPrice.measure(tape, lastMs) > 2);
  assert.equal(abnormalPrice.measure(tape, lastMs + 2 * dayMs), 0);
});
