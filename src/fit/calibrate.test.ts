import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOddsOf, probabilityOf } from '../core/lib/decay.ts';
import { createRandom } from '../evaluation/random.ts';
import { calibrate } from './calibrate.ts';
import type { Part } from './dataset.ts';

function draw(part: Part, said: (truth: number) => number) {
  const random = createRandom(3);
  return Array.from({ length: 40_000 }, () => {
    const truth = random();
    return { risk: said(truth), hostile: random() < truth, weight: 1, part };
  });
}

test('an overconfident risk is brought back to what it was worth', () => {
  // Said with twice the confidence and one unit too high.
  const judged = draw('order', (truth) => probabilityOf(2 * logOddsOf(truth) + 1));
  const { slope, intercepts } = calibrate(judged);
  assert.ok(Math.abs(slope - 0.5) < 0.03, String(slope));
  assert.ok(Math.abs(intercepts.order + 0.5) < 0.06, String(intercepts.order));
  // What never was hostile is taken like the rest.
  assert.equal(intercepts.withdrawal, intercepts.order);
});

test('each part is brought back by itself', () => {
  const { slope, intercepts } = calibrate([
    ...draw('login', (truth) => probabilityOf(logOddsOf(truth) + 1)),
    ...draw('order', (truth) => probabilityOf(logOddsOf(truth) - 2)),
  ]);
  assert.ok(Math.abs(slope - 1) < 0.05, String(slope));
  assert.ok(Math.abs(intercepts.login + 1) < 0.1, String(intercepts.login));
  assert.ok(Math.abs(intercepts.order - 2) < 0.15, String(intercepts.order));
});
