import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint } from '../../state/tape.ts';
import { foldBar } from '../../state/tape-bars.ts';
import { abnormalVolume } from './abnormal-volume.ts';

const startMs = Date.UTC(2026, 0, 5, 1);
const chunkMs = 5000;

function tapeOf(chunks: number, last: { quantity: number; side: 'buy' | 'sell' }) {
  const tape = createTape();
  for (let i = 0; i < chunks; i++)
    foldPrint(tape, { timeMs: startMs + i * chunkMs, price: 100, quantity: 100, side: 'buy' });
  const timeMs = startMs + (chunks + 10) * chunkMs;
  foldPrint(tape, { timeMs, price: 100, ...last });
  return { tape, timeMs };
}

test('usual buying counts about ln 2, ten times as much ln 11, and more up to the maximum', () => {
  // A usual window holds three chunks of 100 shares.
  const usual = tapeOf(500, { quantity: 300, side: 'buy' });
  assert.ok(Math.abs(abnormalVolume.measure(usual.tape, usual.timeMs) - Math.log(2)) < 0.02);
  const tenfold = tapeOf(500, { quantity: 3000, side: 'buy' });
  assert.ok(Math.abs(abnormalVolume.measure(tenfold.tape, tenfold.timeMs) - Math.log(11)) < 0.02);
  const huge = tapeOf(500, { quantity: 3e9, side: 'buy' });
  assert.equal(abnormalVolume.measure(huge.tape, huge.timeMs), abnormalVolume.valueMax);
});

test('selling is not buying, and nothing is said before the warm-up', () => {
  const sold = tapeOf(500, { quantity: 3e6, side: 'sell' });
  assert.equal(abnormalVolume.evaluate(sold.tape, sold.timeMs), undefined);
  const young = tapeOf(30, { quantity: 3e6, side: 'buy' });
  assert.equal(abnormalVolume.evaluate(young.tape, young.timeMs), undefined);
});

test('bars speak where there are no prints', () => {
  const tape = createTape();
  for (let minute = 0; minute <= 40; minute++) {
    const volume = minute < 40 ? 1000 : 9000;
    const timeMs = startMs + minute * 60_000;
    foldBar(tape, { timeMs, seconds: 60, open: 100, high: 100, low: 100, close: 100, volume });
  }
  const finding = abnormalVolume.evaluate(tape, startMs + 40 * 60_000);
  assert.deepEqual(finding?.facts, { timesUsual: 9, overSeconds: 60 });
});

test('a bar that has been over for longer than it lasted says nothing any more', () => {
  const tape = createTape();
  for (let minute = 0; minute <= 40; minute++) {
    const timeMs = startMs + minute * 60_000;
    const volume = minute < 40 ? 1000 : 9000;
    foldBar(tape, { timeMs, seconds: 60, open: 100, high: 100, low: 100, close: 100, volume });
  }
  assert.ok(abnormalVolume.evaluate(tape, tape.bars.endMs + 60_000));
  assert.equal(abnormalVolume.evaluate(tape, tape.bars.endMs + 60_001), undefined);
});
