import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourMs } from '../lib/decay.ts';
import { addBuy, createCrowd } from '../state/crowd.ts';
import { attackEvidence } from './attack-evidence.ts';

const rate = 0.0001;

/** Customers who buy for a million yen each at one moment, with these risks. */
function crowdOf(risks: readonly number[]) {
  const crowd = createCrowd();
  for (const [index, risk] of risks.entries()) addBuy(crowd, `b${index}`, risk, 1e6, 0);
  return crowd;
}

function logOddsOf(...risks: number[]): number {
  return attackEvidence(crowdOf(risks), 0, rate).logOdds;
}

test('two who are each a hundred times likelier than most make an attack, two doubtful ones none', () => {
  assert.ok(logOddsOf(0.01, 0.01) > 3);
  assert.ok(logOddsOf(0.0003, 0.0003) < -2);
  assert.ok(logOddsOf(0.0003, 0.0003, 0.0003, 0.0003, 0.0003, 0.0003) > 0);
});

test('one buyer is none, however certain', () => {
  assert.ok(logOddsOf(0.999) < 1);
  assert.ok(attackEvidence(crowdOf([0.999]), 0, rate).hijackers <= 1);
});

test('an honest crowd speaks against it, also with two hijackers in it', () => {
  const crowd = Array.from({ length: 28 }, () => 0.00003);
  assert.ok(logOddsOf(...crowd) < -15);
  assert.ok(logOddsOf(...crowd, 0.9, 0.9) < 0);
});

test('it fades in hours towards what is usual', () => {
  const crowd = crowdOf([0.01, 0.01, 0.01]);
  const now = attackEvidence(crowd, 0, rate);
  const later = attackEvidence(crowd, 8 * hourMs, rate);
  assert.ok(now.logOdds > 0 && later.logOdds < -2);
  assert.ok(later.hijackers < now.hijackers / 10);
  assert.equal(now.named.length, 3);
});
