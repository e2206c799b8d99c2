import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultModel, faultOf } from '../core/decision/model.ts';
import { allSignals } from '../core/signal/catalogue.ts';
import { createRandom } from '../evaluation/random.ts';
import { parts as allParts, type DatasetRow, featureNames } from './dataset.ts';
import { fitModel } from './fit.ts';

const named = { version: 'test-1', fittedOn: 'rows made up for this test' };

function row(
  part: DatasetRow['part'],
  id: string,
  value: number,
  hostile: boolean,
  session: string,
) {
  return {
    part,
    session,
    features: [featureNames.indexOf(id)],
    values: [value],
    offset: 0,
    group: allParts.indexOf(part),
    hostile,
    weight: 1,
  };
}

test('a signal that tells hijackers apart gains weight; the model stays usable and says its rate', () => {
  const random = createRandom(5);
  const rows: DatasetRow[] = [];
  for (let index = 0; index < 4_000; index += 1) {
    const hostile = index % 20 === 0;
    rows.push(
      row('login', 'hosting-network', hostile ? random() : random() / 10, hostile, `s${index}`),
    );
  }
  const { model, parts } = fitModel(rows, defaultModel, named, 20);
  assert.ok(model.weights['hosting-network']! > defaultModel.weights['hosting-network']! + 0.5);
  assert.equal(model.hijackRate, 0.05);
  assert.equal(faultOf(model, allSignals), undefined);
  assert.deepEqual(
    parts.map(({ part, hostile }) => [part, hostile]),
    [['login', 200]],
  );
  // Nothing was learnt of orders: their weights stay.
  assert.equal(model.weights['liquidated-share'], defaultModel.weights['liquidated-share']);
});

test('a part with a handful of hostile sessions is left as it is', () => {
  const rows = [
    row('order', 'first-market', 1, true, 'a'),
    row('order', 'first-market', 0, false, 'b'),
  ];
  const { model, parts } = fitModel(rows, defaultModel, named);
  assert.deepEqual(parts, []);
  assert.deepEqual(model.weights, defaultModel.weights);
});
