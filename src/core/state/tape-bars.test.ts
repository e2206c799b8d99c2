import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape } from './tape.ts';
import { type Bar, foldBar } from './tape-bars.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 0, 5, 6);
const bar = (day: number, high: number, volume: number, seconds = 86_400): Bar => ({
  timeMs: startMs + day * dayMs,
  seconds,
  open: 100,
  high,
  low: 99,
  close: 100,
  volume,
});

test('the last bar is measured against those before it, not against itself', () => {
  const tape = createTape();
  for (let day = 0; day < 30; day++) foldBar(tape, bar(day, 101, 1000));
  foldBar(tape, bar(30, 120, 50_000));
  assert.ok(Math.abs(tape.bars.rise - Math.log(1.2)) < 1e-12);
  assert.ok(Math.abs(tape.bars.usualVolume.mean - 1000) < 1e-9);
  assert.ok(Math.abs(Math.sqrt(tape.bars.usualRise.mean) - Math.log(1.01)) < 1e-9);
});

test('a bar of another length begins afresh', () => {
  const tape = createTape();
  for (let day = 0; day < 30; day++) foldBar(tape, bar(day, 101, 1000));
  foldBar(tape, bar(31, 101, 10, 60));
  assert.equal(tape.bars.seconds, 60);
  assert.equal(tape.bars.usualVolume.count, 0);
});

test('a bar that only falls has no rise', () => {
  const tape = createTape();
  foldBar(tape, bar(0, 101, 1000));
  foldBar(tape, { ...bar(1, 95, 1000), open: 94, close: 94 });
  assert.equal(tape.bars.rise, 0);
});

test('the steepest rise there can be is still a number', () => {
  const tape = createTape();
  const steep = { seconds: 60, open: 5e-324, high: 1e15, low: 5e-324, close: 1e15, volume: 1 };
  foldBar(tape, { ...steep, timeMs: 60_000 });
  foldBar(tape, { ...steep, timeMs: 120_000 });
  assert.ok(Number.isFinite(tape.bars.rise) && Number.isFinite(tape.bars.usualRise.mean));
});
