import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../lib/decay.ts';
import { addBuy, createCrowd } from '../../state/crowd.ts';
import { createPopulation } from '../../state/population.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { rareInstrument } from './rare-instrument.ts';

function aMarket(usual: number, buyers: number) {
  const population = createPopulation();
  Object.assign(population.flow, { timeMs: noonMs, usual });
  const crowd = createCrowd();
  for (let index = 0; index < buyers; index += 1)
    addBuy(crowd, `\u0000buyer-${index}`, 0.001, 1e6, noonMs - dayMs, false, population.flow);
  return recalled({ population, crowd });
}

test('a stock nobody bought among five thousand purchases', () => {
  const finding = rareInstrument.evaluate(anOrder(), aMarket(5000, 0));
  assert.ok(finding && finding.value > 2.5);
  assert.equal(finding.facts.share, 0);
});

test('what others buy as well, and a sale', () => {
  assert.equal(rareInstrument.evaluate(anOrder(), aMarket(5000, 30)), undefined);
  assert.equal(rareInstrument.evaluate(anOrder({ side: 'sell' }), aMarket(5000, 0)), undefined);
});

test('in the first weeks everything is rare', () => {
  assert.equal(rareInstrument.evaluate(anOrder(), aMarket(400, 0)), undefined);
});

test('the own purchase of yesterday makes it no more usual', () => {
  const state = aMarket(5000, 0);
  addBuy(state.crowd!, '\u0000hana', 0.001, 1e6, noonMs - dayMs, false, state.population.flow);
  assert.ok(rareInstrument.evaluate(anOrder(), state)!.value > 2.5);
});

test('stays within its bounds', () => assertBounded(rareInstrument, 'order'));
