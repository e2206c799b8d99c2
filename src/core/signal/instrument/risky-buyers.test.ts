import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../../lib/decay.ts';
import { addBuy, createCrowd } from '../../state/crowd.ts';
import { anOrder, noonMs } from '../../state/test-events.ts';
import { assertBounded } from '../test-bounds.ts';
import { recalled } from '../test-state.ts';
import { riskyBuyers } from './risky-buyers.ts';

function crowdOf(buyers: number, risk: number, agoMs = 60_000) {
  const crowd = createCrowd();
  for (let index = 0; index < buyers; index += 1)
    addBuy(crowd, `\u0000buyer-${index}`, risk, 1_000_000, noonMs - agoMs);
  return crowd;
}

const judge = (crowd = createCrowd()) => riskyBuyers.evaluate(anOrder(), recalled({ crowd }));

test('three probable hijackers before this buyer', () => {
  const finding = judge(crowdOf(3, 0.9));
  assert.ok(finding && finding.value > 3);
  assert.equal(finding.facts.buyers, 3);
  assert.ok(Math.abs(Number(finding.facts.riskyBuyers) - 2.7) < 0.05);
});

test('an honest crowd of thirty speaks against nobody', () => {
  assert.equal(judge(crowdOf(30, 0.001)), undefined);
});

test('two hijackers in a crowd of thirty say far less than three alone', () => {
  const crowd = crowdOf(28, 0.001);
  for (const name of ['\u0000ken', '\u0000yui']) addBuy(crowd, name, 0.9, 1_000_000, noonMs);
  assert.ok(judge(crowd)!.value < judge(crowdOf(3, 0.9))!.value - 1);
});

test('the own earlier purchase is no evidence for itself', () => {
  const crowd = createCrowd();
  addBuy(crowd, '\u0000hana', 0.99, 1_000_000, noonMs - 60_000);
  assert.equal(judge(crowd), undefined);
});

test('hijackers of yesterday are nearly forgotten', () => {
  assert.ok((judge(crowdOf(3, 0.9, 24 * hourMs))?.value ?? 0) < 0.1);
});

test('a sale, and an instrument nobody bought', () => {
  const crowd = crowdOf(3, 0.9);
  assert.equal(riskyBuyers.evaluate(anOrder({ side: 'sell' }), recalled({ crowd })), undefined);
  assert.equal(judge(), undefined);
  assert.equal(riskyBuyers.evaluate(anOrder(), recalled()), undefined);
});

test('stays within its bounds', () => assertBounded(riskyBuyers, 'order'));
