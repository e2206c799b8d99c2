import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInstruments } from '../world/instrument.ts';
import { personAt } from '../world/person.ts';
import { likingsOf } from '../world/portfolio.ts';
import { ordersOf, runKind } from './test-campaigns.ts';

const seed = 7;

test('nearly every order is in a stock the customer has always liked', () => {
  const run = runKind('insider', undefined, seed);
  const instruments = buildInstruments(seed);
  const tokyo = instruments.filter(({ exchange }) => exchange === 'XTKS');
  const shelves = {
    large: tokyo.filter((instrument) => instrument.class === 'large'),
    small: tokyo.filter((instrument) => instrument.class === 'small'),
    thin: instruments.filter((instrument) => instrument.class === 'thin'),
    american: instruments.filter(({ exchange }) => exchange === 'XNAS'),
  };
  const people = Array.from({ length: 1200 }, (_, index) => personAt(seed, index));
  const byAccount = new Map(people.map((person) => [person.account, person]));
  let orders = 0;
  let usual = 0;
  for (const order of [...run.episodes.values()].flatMap(ordersOf)) {
    const liked = likingsOf(seed, byAccount.get(order.account)!, shelves);
    orders += 1;
    if (liked.some(({ code }) => code === order.instrument)) usual += 1;
  }
  assert.ok(orders >= 20 && usual > 0.7 * orders, `${usual} of ${orders}`);
});
