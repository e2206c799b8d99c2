import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint, type Print } from './tape.ts';
import { foldBar } from './tape-bars.ts';
import { windowOf } from './tape-window.ts';

const startMs = Date.UTC(2026, 0, 5, 1);
const print = (afterMs: number, price: number, side?: 'buy' | 'sell'): Print => ({
  timeMs: startMs + afterMs,
  price,
  quantity: 100,
  side,
});
const fold = (prints: readonly Print[]) => {
  const tape = createTape();
  for (const one of prints) foldPrint(tape, one);
  return tape;
};

test('prints of one millisecond and side are one order walking up the book', () => {
  const tape = fold([
    print(0, 100, 'buy'),
    print(0, 101, 'buy'),
    print(0, 102, 'buy'),
    print(1, 102, 'buy'),
    print(1, 99, 'sell'),
    print(2, 102, 'buy'),
  ]);
  assert.equal(windowOf(tape, startMs)?.orders, 3);
  assert.equal(windowOf(tape, startMs)?.bought, 50_700);
});

test('where the side is not told, the last move of the price tells it', () => {
  const tape = fold([
    print(0, 100),
    print(10, 101),
    print(20, 101),
    print(30, 100),
    print(40, 100),
  ]);
  const window = windowOf(tape, startMs)!;
  assert.equal(window.orders, 2);
  assert.equal(window.bought, 20_200);
});

test('after a silence the first price is a new beginning, not a rise', () => {
  const before = Array.from({ length: 50 }, (_, i) => print(i * 5000, 100, 'buy'));
  const night = 15 * 3_600_000;
  const jumped = fold([...before, print(night, 120, 'buy')]);
  assert.equal(windowOf(jumped, startMs + night)?.rise, 0);
  const minutes = 5 * 60_000;
  const rose = fold([...before, print(minutes, 120, 'buy')]);
  assert.ok(windowOf(rose, startMs + minutes)!.rise > 0.18);
});

test('a late print counts in the open chunk and moves no clock back', () => {
  const tape = fold([print(0, 100, 'buy'), print(20_000, 100, 'buy'), print(3_000, 100, 'buy')]);
  assert.equal(windowOf(tape, startMs + 20_000)?.orders, 2);
  assert.equal(tape.printMs, startMs + 20_000);
  assert.equal(tape.chunks.length, 1);
});

test('a tape stays within one KiB of JSON, whatever it has seen', () => {
  const tape = createTape();
  for (let i = 0; i < 20_000; i++) {
    const timeMs = startMs + i * 1733;
    foldPrint(tape, { timeMs, price: 1e6 / (1 + (i % 7)), quantity: 1e9 / (1 + (i % 11)) });
    const price = 1e6 / (1 + (i % 3));
    foldBar(tape, {
      timeMs,
      seconds: 60,
      open: price,
      high: price * 1.1,
      low: price / 1.1,
      close: price,
      volume: 1e12 / (1 + (i % 13)),
    });
  }
  tape.alert.openedMs = tape.alert.excessMs = startMs;
  tape.alert.peakLogOdds = Math.PI;
  assert.ok(JSON.stringify(tape).length <= 1024, String(JSON.stringify(tape).length));
  assert.deepEqual(JSON.parse(JSON.stringify(tape)), tape);
});

test('a tape written down and read back goes on as if nothing had happened', () => {
  const prints = Array.from({ length: 500 }, (_, i) =>
    print(i * 777, 100 + ((i * 7919) % 13) / 10, i % 3 === 0 ? 'sell' : 'buy'),
  );
  const whole = fold(prints);
  const resumed = JSON.parse(JSON.stringify(fold(prints.slice(0, 250)))) as typeof whole;
  for (const one of prints.slice(250)) foldPrint(resumed, one);
  assert.deepEqual(resumed, whole);
});
