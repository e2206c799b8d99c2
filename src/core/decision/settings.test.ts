import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noon } from '../state/test-events.ts';
import { createStateWorld } from '../state/test-world.ts';
import { defaultModel } from './model.ts';
import { defaultPolicy } from './policy.ts';
import { applySetting, settingsOf } from './settings.ts';
import { aModel, aPolicy } from './test-settings.ts';

const common = { id: 's-1', type: 'setting' as const, time: noon, version: 'test' };

test('the defaults hold until the journal says otherwise', () => {
  const world = createStateWorld();
  assert.equal(settingsOf(world).model, defaultModel);
  assert.equal(settingsOf(world).policy, defaultPolicy);
});

test('a new model leaves the policy as it is, and the other way round', () => {
  const world = createStateWorld();
  applySetting({ ...common, kind: 'model', value: { ...aModel() } }, world);
  assert.deepEqual(settingsOf(world).model, aModel());
  assert.equal(settingsOf(world).policy, defaultPolicy);
  applySetting({ ...common, kind: 'policy', value: { ...aPolicy() } }, world);
  assert.deepEqual(settingsOf(world).model, aModel());
  assert.deepEqual(settingsOf(world).policy, aPolicy());
});
