import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aLogin, anOrder, aRuling, later, noon, noonMs } from '../state/test-events.ts';
import { createStateWorld } from '../state/test-world.ts';
import { countRequest } from './tally.ts';

test('requests are counted by the minute; the line comes when a later minute begins', () => {
  const world = createStateWorld();
  const count = (verdict: 'allow' | 'step-up' | 'hold' | 'block', ms: number, type = 'order') => {
    const event = type === 'order' ? anOrder() : aLogin();
    return countRequest(event, aRuling({ verdict }), 1_000.4, noonMs + ms, world);
  };
  assert.equal(count('allow', 0, 'login'), undefined);
  assert.equal(count('step-up', 1_000, 'login'), undefined);
  assert.equal(count('allow', 2_000), undefined);
  assert.equal(count('hold', 3_000), undefined);
  assert.equal(count('block', 59_999), undefined);
  assert.deepEqual(count('allow', 180_000), {
    firm: '',
    minute: noon,
    logins: 2,
    orders: 3,
    challenged: 1,
    held: 1,
    blocked: 1,
    stoppedJpy: 2_000,
  });
  // Late: it counts in the minute that is running, and ends none.
  assert.equal(count('hold', 60_000), undefined);
  assert.deepEqual(count('allow', 240_000), {
    firm: '',
    minute: later(180_000),
    logins: 0,
    orders: 2,
    challenged: 0,
    held: 1,
    blocked: 0,
    stoppedJpy: 1_000,
  });
});

test('each firm has its own minutes', () => {
  const world = createStateWorld();
  const count = (firm: string, ms: number) =>
    countRequest(anOrder({ firm }), aRuling(), 0, noonMs + ms, world);
  assert.equal(count('alpha', 0), undefined);
  assert.equal(count('beta', 60_000), undefined);
  assert.deepEqual(count('alpha', 60_000)?.firm, 'alpha');
  assert.equal(count('beta', 61_000), undefined);
});
