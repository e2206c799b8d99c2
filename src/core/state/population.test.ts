import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weightAt } from './counts.ts';
import { addSighting, createPopulation, shareOf } from './population.ts';
import { noonMs } from './test-events.ts';
import { weightOfValue } from './value-weights.ts';

/** Like the population's own bound. */
const valuesMax = 4096;

test('the share of a value, with one imaginary sighting spread over the unseen', () => {
  const population = createPopulation();
  const weight = weightAt(noonMs);
  for (const key of [1, 1, 1, 2]) {
    population.logins += weight;
    addSighting(population.seen.network, key, weight);
  }
  // Four log-ins, two values: M / (N + M + 1 imaginary) is set aside for what was never seen.
  const seen = 1 - 2 / (4 + 2 + 1);
  assert.ok(Math.abs(shareOf(population, 'network', 1, noonMs) - 0.75 * seen) < 1e-12);
  assert.ok(Math.abs(shareOf(population, 'network', 2, noonMs) - 0.25 * seen) < 1e-12);
  assert.ok(Math.abs(shareOf(population, 'network', 3, noonMs) - 1 / 7) < 1e-12);
  assert.ok(Math.abs(shareOf(population, 'country', 1, noonMs) - 1 / 5) < 1e-12);
});

test('among nobody everything is as common as can be', () => {
  assert.equal(shareOf(createPopulation(), 'agent', 1, noonMs), 1);
});

test('a full table drops the half that is seen least, and keeps what is common', () => {
  const population = createPopulation();
  for (let key = 0; key < valuesMax; key += 1)
    addSighting(population.seen.agent, key, key % 2 === 0 ? 1 : 5);
  addSighting(population.seen.agent, 999_999, 1);
  const seen = population.seen.agent;
  assert.equal(seen.size, valuesMax / 2 + 1);
  const isSeen = (key: number) => weightOfValue(seen, key) !== undefined;
  assert.ok(isSeen(1) && isSeen(4095) && !isSeen(0));
  assert.ok(isSeen(999_999));
});

test('where all are alike the oldest goes', () => {
  const population = createPopulation();
  for (let key = 0; key <= valuesMax; key += 1) addSighting(population.seen.agent, key, 1);
  const seen = population.seen.agent;
  assert.equal(seen.size, valuesMax);
  assert.equal(weightOfValue(seen, 0), undefined);
  assert.equal(weightOfValue(seen, valuesMax), 1);
});
