import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runTrial, type TrialOptions } from './trial.ts';

const plain: Omit<TrialOptions, 'arrangement'> = {
  simulation: { scenario: 'varied-2025', accounts: 300, seed: 3, scale: 0.05, days: 30 },
  isClosed: false,
  stepUpMinimum: 'otp',
};

test('all arrangements see the same wave, and only the hub carries words between firms', () => {
  const apart = runTrial({ ...plain, arrangement: 'apart' });
  const hub = runTrial({ ...plain, arrangement: 'hub' });
  for (const key of [
    'boughtJpy',
    'hostileLogins',
    'honestOrders',
    'attacks',
    'accomplices',
  ] as const)
    assert.equal(hub[key], apart[key], key);
  assert.ok(apart.boughtJpy > 0 && apart.hostileLogins > 0);
  assert.deepEqual([apart.told, apart.released, apart.recognisedLogins], [{}, 0, 0]);
  assert.ok((hub.told.indicator ?? 0) > 0);
  assert.ok(hub.released > 0);
  assert.ok(hub.recognisedHostile <= hub.recognisedLogins);
});
