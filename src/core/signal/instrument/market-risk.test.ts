import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probabilityOf } from '../../lib/decay.ts';
import { createTape, foldPrint } from '../../state/tape.ts';
import { foldBar } from '../../state/tape-bars.ts';
import { marketModel } from './market-model.ts';
import { marketLogOdds, marketRisk, marketSignals } from './market-risk.ts';

const startMs = Date.UTC(2026, 0, 5, 1);
const chunkMs = 5000;

function crowdTape() {
  const tape = createTape();
  for (let i = 0; i < 200; i++)
    foldPrint(tape, { timeMs: startMs + i * chunkMs, price: 100, quantity: 100, side: 'buy' });
  const timeMs = startMs + 210 * chunkMs;
  for (let order = 0; order < 80; order++)
    foldPrint(tape, { timeMs: timeMs + order, price: 100 + order / 8, quantity: 500, side: 'buy' });
  return { tape, timeMs: timeMs + 80 };
}

test('every signal has a weight and no weight is negative', () => {
  assert.deepEqual(
    Object.keys(marketModel.weights).toSorted(),
    marketSignals.map(({ id }) => id).toSorted(),
  );
  for (const weight of Object.values(marketModel.weights)) assert.ok(weight >= 0);
});

test('the risk is the logistic of bias and weighted values', () => {
  const { tape, timeMs } = crowdTape();
  const { risk, evidence } = marketRisk(tape, timeMs, marketModel);
  assert.deepEqual(
    evidence.map(({ id }) => id),
    ['rush-buying', 'abnormal-price', 'abnormal-volume'],
  );
  const sum = evidence.reduce(
    (logOdds, { id, value }) => logOdds + marketModel.weights[id] * value,
    marketModel.bias,
  );
  assert.ok(Math.abs(risk - probabilityOf(sum)) < 1e-12);
  assert.ok(risk > marketModel.openRisk);
  assert.equal(marketLogOdds(tape, timeMs, marketModel), sum);
});

test('an instrument nobody has traded carries the bias alone', () => {
  const { risk, evidence } = marketRisk(createTape(), startMs, marketModel);
  assert.deepEqual(evidence, []);
  assert.equal(risk, probabilityOf(marketModel.bias));
});

test('price and volume at their maximum without a crowd never open an alert', () => {
  const tape = createTape();
  for (let day = 0; day <= 40; day++) {
    const [high, volume] = day < 40 ? [101, 1000] : [500, 1e9];
    const timeMs = startMs + day * 86_400_000;
    foldBar(tape, { timeMs, seconds: 86_400, open: 100, high, low: 99, close: 100, volume });
  }
  const { risk, evidence } = marketRisk(tape, startMs + 40 * 86_400_000, marketModel);
  assert.deepEqual(
    evidence.map(({ value }) => value),
    marketSignals.slice(1).map(({ valueMax }) => valueMax),
  );
  assert.ok(risk < marketModel.openRisk, String(risk));
});
