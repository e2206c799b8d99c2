import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldFx } from './fold/market.ts';
import { createRates, rateOf, ratesMax, yenOf } from './rates.ts';
import { noon, received } from './test-events.ts';
import { createStateWorld } from './test-world.ts';

const fx = (currency: string, rate: number) =>
  received({ id: currency, type: 'fx' as const, time: noon, currency, rate });

test('a rate holds until the next one', () => {
  const world = createStateWorld();
  for (const rate of [148, 151.5]) foldFx(fx('USD', rate), world);
  const rates = world.rates.change('');
  assert.equal(rateOf(rates, 'USD'), 151.5);
  assert.equal(rateOf(rates, 'JPY'), 1);
});

test('an unknown currency is taken as a dollar', () => {
  assert.equal(rateOf(createRates(), 'XXX'), rateOf(createRates(), 'USD'));
});

test('further currencies than there are in the world are not taken; known ones still move', () => {
  const world = createStateWorld();
  const letter = (at: number) => String.fromCharCode(65 + at);
  for (let index = 0; index < 400; index += 1)
    foldFx(fx(`Q${letter(Math.floor(index / 26))}${letter(index % 26)}`, 2), world);
  const rates = world.rates.change('');
  assert.equal(rates.yenPer.size, ratesMax);
  foldFx(fx('USD', 99), world);
  assert.equal(rateOf(rates, 'USD'), 99);
});

test('yen stay finite and can be added up, whatever the sender says', () => {
  assert.equal(yenOf(100, 19.5), 1950);
  assert.equal(yenOf(1e308, 1e15), 1e15);
  assert.equal(yenOf(-1e308, 1e15), -1e15);
});
