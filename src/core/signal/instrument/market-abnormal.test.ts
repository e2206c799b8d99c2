import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTape, foldPrint } from '../../state/tape.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anInstrument, recalled } from '../test-state.ts';
import { marketAbnormal } from './market-abnormal.ts';

const chunkMs = 5_000;

/** An hour of one quiet order every five seconds, then so many orders within three, rising. */
function tapeWith(orders: number, riseEach: number) {
  const tape = createTape();
  for (let chunk = 720; chunk > 2; chunk -= 1)
    foldPrint(tape, { timeMs: noonMs - chunk * chunkMs, price: 100, quantity: 10, side: 'buy' });
  for (let order = 0; order < orders; order += 1) {
    const price = 100 * (1 + riseEach) ** order;
    foldPrint(tape, { timeMs: noonMs - 3_000 + order, price, quantity: 100, side: 'buy' });
  }
  return tape;
}

const judge = (tape = createTape(), changes = {}) =>
  marketAbnormal.evaluate(anOrder(changes), recalled({ instrument: anInstrument({ tape }) }));

test('a stock that is being pushed: a rush of orders up a ladder', () => {
  const finding = judge(tapeWith(200, 0.002));
  assert.ok(finding && finding.value > 2);
  assert.equal(finding.facts.instrument, 'XTKS:7203');
  assert.equal(finding.facts.orders, 200);
});

test('an ordinary minute, and a livelier one', () => {
  assert.equal(judge(tapeWith(1, 0)), undefined);
  assert.ok((judge(tapeWith(15, 0.0005))?.value ?? 0) < 1);
});

test('selling into it is never evidence', () => {
  assert.equal(judge(tapeWith(200, 0.002), { side: 'sell' }), undefined);
});

test('an instrument nobody described, and one without prints', () => {
  assert.equal(marketAbnormal.evaluate(anOrder(), recalled()), undefined);
  assert.equal(judge(), undefined);
});

test('stays within its bounds', () => assertBounded(marketAbnormal, 'order'));
