import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint, type Print } from '../../state/tape.ts';
import { type AlertChange, stepAlert } from './alert-state.ts';
import { marketModel } from './market-model.ts';

const startMs = Date.UTC(2026, 0, 5);
const secondMs = 1000;
const hourMs = 3_600_000;

/** Small reproducible chance in [0, 1) (Lehmer), so that every run sees the same market. */
function chance(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Honest trading: both sides, a price that wanders by ticks, `everyMs` between orders on average. */
function honest(fromMs: number, toMs: number, everyMs: number, seed = 1): Print[] {
  const next = chance(seed);
  const prints: Print[] = [];
  let ticks = 0;
  for (let timeMs = fromMs; timeMs < toMs; timeMs += Math.ceil(2 * everyMs * next())) {
    const side = next() < 0.5 ? 'buy' : 'sell';
    if (next() < 0.3) ticks += side === 'buy' ? 1 : -1;
    ticks = Math.max(-20, Math.min(20, ticks));
    prints.push({ timeMs, price: 500 + ticks, quantity: 100 * Math.ceil(9 * next()), side });
  }
  return prints;
}

/** Buyers, `perSecond` of them, lifting the price by `rise` within `seconds`. */
function crowd(fromMs: number, seconds: number, perSecond: number, rise: number): Print[] {
  const orders = seconds * perSecond;
  return Array.from({ length: orders }, (_, i) => ({
    timeMs: fromMs + Math.round((i * secondMs) / perSecond),
    price: 500 * (1 + (rise * (i + 1)) / orders),
    quantity: 1000,
    side: 'buy' as const,
  }));
}

function run(prints: readonly Print[]) {
  const tape = createTape();
  const changes: { change: AlertChange; afterMs: number }[] = [];
  for (const print of prints.toSorted((one, other) => one.timeMs - other.timeMs)) {
    foldPrint(tape, print);
    const change = stepAlert(tape, print.timeMs, marketModel);
    if (change) changes.push({ change, afterMs: print.timeMs - startMs });
  }
  return changes;
}

const thin = (hours: number) => honest(startMs, startMs + hours * hourMs, 20 * secondMs);

test('an attack opens one alert within seconds, which closes after quiet', () => {
  const attackMs = startMs + 3 * hourMs;
  const changes = run([...thin(8), ...crowd(attackMs, 60, 8, 0.2)]);
  assert.deepEqual(
    changes.map(({ change }) => change),
    ['opened', 'closed'],
  );
  const delayMs = changes[0].afterMs - 3 * hourMs;
  assert.ok(delayMs > 0 && delayMs < 20 * secondMs, String(delayMs));
  assert.ok(changes[1].afterMs - changes[0].afterMs >= marketModel.quietMs);
});

test('price in another unit and quantity in another lot change nothing', () => {
  const prints = [...thin(5), ...crowd(startMs + 3 * hourMs, 60, 8, 0.2)];
  const scaled = prints.map((one) => ({
    ...one,
    price: one.price / 512,
    quantity: one.quantity * 64,
  }));
  assert.deepEqual(run(scaled), run(prints));
});

test('the side may be missing', () => {
  const prints = [...thin(5), ...crowd(startMs + 3 * hourMs, 60, 8, 0.2)];
  const changes = run(prints.map(({ side: _, ...print }) => print));
  assert.deepEqual(
    changes.map(({ change }) => change),
    ['opened', 'closed'],
  );
});

test('honest days open nothing: thin, busy, and very busy instruments', () => {
  for (const everyMs of [60_000, 5_000, 500, 100])
    for (const seed of [1, 2, 3])
      assert.deepEqual(
        run(honest(startMs, startMs + 5 * hourMs, everyMs, seed)),
        [],
        String(everyMs),
      );
});

test('one order sweeping the book opens nothing', () => {
  const timeMs = startMs + 3 * hourMs;
  const sweep = Array.from({ length: 80 }, (_, i) => ({
    timeMs,
    price: 500 + i,
    quantity: 5000,
    side: 'buy' as const,
  }));
  assert.deepEqual(run([...thin(3), ...sweep]), []);
});

test('a bot slicing a large order at a standing price opens nothing', () => {
  const standing = thin(3).at(-1)!.price;
  const slices = crowd(startMs + 3 * hourMs, 60, 8, 0).map((one) => ({ ...one, price: standing }));
  assert.deepEqual(run([...thin(5), ...slices]), []);
});

test('a price that opens far above yesterday with many orders opens nothing', () => {
  const morning = honest(startMs + 17 * hourMs, startMs + 18 * hourMs, 250, 5).map((one) => ({
    ...one,
    price: one.price * 1.15,
  }));
  assert.deepEqual(run([...thin(2), ...morning]), []);
});

test('the second wave of an attack is no second attack; an equal one next day is', () => {
  const first = crowd(startMs + 3 * hourMs, 60, 8, 0.2);
  const echo = crowd(startMs + 5 * hourMs, 30, 6, 0.08);
  assert.equal(run([...thin(8), ...echo]).length, 2);
  assert.equal(run([...thin(8), ...first, ...echo]).length, 2);
  const again = crowd(startMs + 27 * hourMs, 60, 8, 0.2);
  assert.equal(run([...thin(30), ...first, ...again]).length, 4);
});

test('an attack in the first minutes of a tape is not judged', () => {
  assert.deepEqual(run(crowd(startMs, 60, 8, 0.2)), []);
});
