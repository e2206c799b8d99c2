import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBuy, createCrowd } from '../../state/crowd.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { anInstrument, recalled } from '../test-state.ts';
import { largeForVolume } from './large-for-volume.ts';

function order(quantity: number, averageDailyVolume: number, side: 'buy' | 'sell' = 'buy') {
  const instrument = anInstrument({ averageDailyVolume });
  return largeForVolume.evaluate(anOrder({ quantity, side }), recalled({ instrument }));
}

test('a third of what the stock trades in a day', () => {
  const finding = order(31_000, 100_000);
  assert.ok(finding && finding.value > 4);
  assert.deepEqual(finding.facts, { instrument: 'XTKS:7203', shareOfDailyVolume: 0.31 });
});

test('the same order in a large stock', () => {
  assert.equal(order(31_000, 20_000_000), undefined);
});

test('a patient investor in a small company says less', () => {
  assert.ok(order(1_000, 100_000)!.value < 0.8);
});

test('a sale, and a volume nobody told', () => {
  assert.equal(order(31_000, 100_000, 'sell'), undefined);
  assert.equal(order(31_000, 0), undefined);
  assert.equal(largeForVolume.evaluate(anOrder(), recalled()), undefined);
});

test('a large order cut into slices is a large order', () => {
  const crowd = createCrowd();
  addBuy(crowd, '\u0000hana', 0.001, 900_000, noonMs);
  addBuy(crowd, '\u0000ken', 0.001, 9_000_000, noonMs);
  const instrument = anInstrument({ averageDailyVolume: 1000 });
  const slice = recalled({ instrument, crowd, valueJpy: 100_000 });
  const whole = recalled({ instrument, valueJpy: 1_000_000 });
  assert.equal(
    largeForVolume.evaluate(anOrder({ quantity: 10 }), slice)?.value.toFixed(4),
    largeForVolume.evaluate(anOrder({ quantity: 100 }), whole)?.value.toFixed(4),
  );
});

test('stays within its bounds', () => assertBounded(largeForVolume, 'order'));
