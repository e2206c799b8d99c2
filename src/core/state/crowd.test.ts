import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../lib/decay.ts';
import { addBuy, buyersMax, createCrowd, markBuyer, viewCrowd } from './crowd.ts';
import { noonMs } from './test-events.ts';

test('purchases of one buyer add up, halving in two hours; his risk is the latest word', () => {
  const crowd = createCrowd();
  addBuy(crowd, 'ken', 0.5, 1000, noonMs - 2 * hourMs);
  addBuy(crowd, 'ken', 0.25, 1000, noonMs);
  assert.deepEqual(crowd.buyers, [
    { name: 'ken', timeMs: noonMs, risk: 0.25, valueJpy: 1500, isNew: false },
  ]);
});

test('the crowd as one account sees it: the others, the older the less', () => {
  const crowd = createCrowd();
  addBuy(crowd, 'ken', 0.5, 1000, noonMs - 2 * hourMs);
  addBuy(crowd, 'yui', 0.25, 4000, noonMs);
  addBuy(crowd, 'hana', 1, 9000, noonMs);
  assert.deepEqual(viewCrowd(crowd, 'hana', noonMs), {
    buyers: 2,
    riskyBuyers: 0.5,
    valueJpy: 4500,
    riskyJpy: 1250,
  });
});

test('a full list drops who bought longest ago', () => {
  const crowd = createCrowd();
  for (let buyer = 0; buyer < buyersMax + 2; buyer += 1)
    addBuy(crowd, `buyer-${buyer}`, 0, 1, noonMs + buyer);
  assert.equal(crowd.buyers.length, buyersMax);
  assert.equal(crowd.buyers[0]!.name, 'buyer-2');
});

test('later knowledge of a buyer', () => {
  const crowd = createCrowd();
  addBuy(crowd, 'ken', 0.5, 1000, noonMs);
  markBuyer(crowd, 'ken', 1);
  markBuyer(crowd, 'nobody', 1);
  assert.equal(viewCrowd(crowd, '', noonMs).riskyBuyers, 1);
  assert.equal(crowd.buyers.length, 1);
});
